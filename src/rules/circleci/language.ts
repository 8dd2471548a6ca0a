import type { Language } from '../../core/rule';
import type { CircleCiDocument } from '../../parse/circleci';
import { circleCiRules } from './rules';

/** CircleCI configurations: `.circleci/config.yml` and those that a setup continues with. */
export const circleCi: Language<CircleCiDocument> = {
  id: 'circleci',
  title: 'CircleCI',
  editorLanguages: ['yaml'],
  recognises: (path) => /(^|\/)\.circleci\/[\w-]*config[\w-]*\.ya?ml$/.test(path.replace(/\\/g, '/')),
  samplePath: '.circleci/config.yml',
  neighbours: () => [],
  load: async () => {
    const { loadCircleCi } = await import('../../parse/circleci');
    return loadCircleCi();
  },
  rules: circleCiRules,
};
