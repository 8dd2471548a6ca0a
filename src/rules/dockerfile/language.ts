import type { Language } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
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
  neighbours: () => [
    '.dockerignore',
    'Dockerfile.dockerignore',
    '../.dockerignore',
    'requirements.txt',
    'pyproject.toml',
    'setup.py',
    'environment.yml',
    'gunicorn.conf.py',
    ...hadolintFiles,
  ],
  load: async () => (await import('../../parse/dockerfile')).loadDockerfile(),
  rules: dockerfileRules,
};
