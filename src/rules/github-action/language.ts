import type { Language } from '../../core/rule';
import type { GithubActionDocument } from '../../parse/github-action';
import { githubActionRules } from './rules';

/** A GitHub action's own file: `action.yml` or `action.yaml` that says how it runs. */
export const githubAction: Language<GithubActionDocument> = {
  id: 'github-action',
  title: 'GitHub action',
  editorLanguages: ['yaml', 'github-actions-workflow'],
  recognises: (path, text) =>
    /(^|[\\/])action\.ya?ml$/.test(path) && (text === undefined || /^(runs|branding)\s*:/m.test(text)),
  samplePath: '.github/actions/train/action.yml',
  neighbours: () => [],
  load: async () => {
    const { loadGithubAction } = await import('../../parse/github-action');
    return loadGithubAction();
  },
  rules: githubActionRules,
};
