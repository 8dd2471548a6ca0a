import type { Language } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { composeFiles, composeFilesAbove, deploymentFiles, ignoreFilesAbove, namedDeployments } from './files-around';
import { hadolintFiles } from './hadolint-options';
import { dockerfileRules } from './rules';

const names = /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?|[\w.-]+\.(?:Dockerfile|Containerfile))$/i;
const others = /\.(?:md|txt|ya?ml|json|toml|py|sh|ts|js|j2|jinja2?|tmpl|tpl|mustache|orig|bak|dockerignore)$/i;

/** Dockerfiles, also as `Containerfile`, `prod.Dockerfile` and `Dockerfile.gpu`; templates of them are not. */
export const dockerfile: Language<DockerfileDocument> = {
  id: 'dockerfile',
  title: 'Dockerfile',
  editorLanguages: ['dockerfile'],
  recognises: (path) => names.test(path) && !others.test(path),
  samplePath: 'Dockerfile',
  neighbours: ({ path, text }) => [
    '.dockerignore',
    'Dockerfile.dockerignore',
    ...ignoreFilesAbove,
    'requirements.txt',
    'pyproject.toml',
    'setup.py',
    'environment.yml',
    'gunicorn.conf.py',
    'action.yml',
    'action.yaml',
    'MLmodel',
    'python_env.yaml',
    ...composeFiles,
    ...composeFilesAbove,
    ...deploymentFiles,
    ...namedDeployments(path),
    ...namedFiles(text),
    ...hadolintFiles,
  ],
  load: async () => (await import('../../parse/dockerfile')).loadDockerfile(),
  rules: dockerfileRules,
};

/** The requirements files and model folders that a Dockerfile names. */
function namedFiles(text: string): readonly string[] {
  const files = new Set<string>();
  for (const [, path = ''] of text.matchAll(
    /(?:^|[\s=,"'])(?:\.\/)?((?:[\w-]+\/)*[\w.-]*requirements[\w.-]*\.txt)(?=[\s,"']|$)/gm,
  ))
    if (!/(?:^|\/)\.{1,2}(?:\/|$)/.test(path)) files.add(path);
  for (const [, path = ''] of text.matchAll(/^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*(?:\.\/)?([\w-]+(?:\/[\w-]+)*)\/?\s/gim)) {
    files.add(`${path}/MLmodel`);
    files.add(`${path}/python_env.yaml`);
  }
  return [...files].slice(0, 40);
}
