import type { Language } from '../../core/rule';
import type { ComposeDocument } from '../../parse/compose';
import { composeRules } from './rules';

/** Compose files, by their names: `compose.yaml`, `docker-compose.yml`, `docker-compose.prod.yml`. */
export const compose: Language<ComposeDocument> = {
  id: 'compose',
  title: 'Compose',
  editorLanguages: ['dockercompose', 'yaml'],
  recognises: (path) => /(^|[\\/])(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i.test(path),
  samplePath: 'compose.yaml',
  neighbours: () => [],
  load: async () => {
    const { loadCompose } = await import('../../parse/compose');
    return loadCompose();
  },
  rules: composeRules,
};
