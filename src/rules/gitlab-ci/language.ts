import type { Language } from '../../core/rule';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import { includedPaths } from '../../parse/gitlab-ci-includes';
import { gitlabCiRules } from './rules';

const typical = /^\s*(script|before_script|extends|trigger|include|stages|rules)[ \t]*:/m;

/** GitLab CI files: `.gitlab-ci.yml`, `*.gitlab-ci.yml` and what stands in `.gitlab-ci`. */
export const gitlabCi: Language<GitlabCiDocument> = {
  id: 'gitlab-ci',
  title: 'GitLab CI',
  editorLanguages: ['yaml'],
  recognises: (path, text) => {
    const named = path.replace(/\\/g, '/');
    if (/(^|\/)[^/]*\.gitlab-ci\.ya?ml$/.test(named)) return true;
    // Settings of other tools stand in that folder too.
    const isInside = /(^|\/)\.gitlab-ci\/([^/]+\/)*[^/.][^/]*\.ya?ml$/.test(named);
    return isInside && (text === undefined || typical.test(text));
  },
  samplePath: '.gitlab-ci.yml',
  // Includes are named from the top of the project, where the file itself stands.
  neighbours: ({ path, text }) => (/(^|[\\/])\.gitlab-ci\.ya?ml$/.test(path) ? includedPaths(text) : []),
  load: async () => {
    const { loadGitlabCi } = await import('../../parse/gitlab-ci');
    return loadGitlabCi();
  },
  rules: gitlabCiRules,
};
