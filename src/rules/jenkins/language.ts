import type { Language } from '../../core/rule';
import type { JenkinsfileDocument } from '../../parse/jenkinsfile';
import { jenkinsRules } from './rules';

/** Jenkinsfiles: `Jenkinsfile`, `Jenkinsfile.train`, `train.jenkinsfile`; templates and notes that are called so are none. */
export const jenkins: Language<JenkinsfileDocument> = {
  id: 'jenkins',
  title: 'Jenkins',
  editorLanguages: ['jenkinsfile', 'groovy'],
  recognises: (path) =>
    /(^|[/\\])(Jenkinsfile([.-][\w.-]+)?|[^/\\]+\.jenkinsfile)$/i.test(path) &&
    !/\.(j2|jinja2?|tmpl|tpl|template|erb|md|txt|ya?ml|json|properties|py|sh|bak|xml|html)$/i.test(path),
  samplePath: 'Jenkinsfile',
  neighbours: () => [],
  load: async () => {
    const { loadJenkinsfile } = await import('../../parse/jenkinsfile');
    return loadJenkinsfile();
  },
  rules: jenkinsRules,
};
