import type { Language } from '../../core/rule';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import { workflowNeighbours } from './neighbours';
import { githubActionsRules } from './rules';

/** GitHub Actions workflows: the YAML files directly in `.github/workflows`. */
export const githubActions: Language<GithubWorkflowDocument> = {
  id: 'github-actions',
  title: 'GitHub Actions',
  editorLanguages: ['github-actions-workflow', 'yaml'],
  recognises: (path) => /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path.replace(/\\/g, '/')),
  samplePath: '.github/workflows/ci.yml',
  neighbours: ({ text }) => workflowNeighbours(text),
  load: async () => {
    const { loadGithubWorkflow } = await import('../../parse/github-workflow');
    return loadGithubWorkflow();
  },
  rules: githubActionsRules,
};
