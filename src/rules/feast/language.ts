import type { Language } from '../../core/rule';
import type { YamlSource } from '../../parse/yaml-source';
import { feastRules } from './rules';

/** Feast repositories: `feature_store.yaml`. */
export const feast: Language<YamlSource> = {
  id: 'feast',
  title: 'Feast',
  editorLanguages: ['yaml'],
  recognises: (path) => /(^|[\\/])feature_store\.ya?ml$/.test(path),
  samplePath: 'feature_store.yaml',
  neighbours: () => [],
  load: async () => {
    const { readYamlSource } = await import('../../parse/yaml-source');
    return (source) => readYamlSource(source);
  },
  rules: feastRules,
};
