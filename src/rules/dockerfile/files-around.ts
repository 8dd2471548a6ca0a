/** Where the manifest of a service stands that runs in Kubernetes. */
export const deploymentFiles: readonly string[] = ['', 'k8s/', 'kubernetes/', '../k8s/', '../kubernetes/'].map(
  (folder) => `${folder}deployment.yaml`,
);

/** Where a service's manifest or chart stands that has the name of its image: of `api/Dockerfile` and `Dockerfile.api`, `api`. */
export function namedDeployments(path: string): readonly string[] {
  const [folder, file = path] = path.split(/[\\/]/).slice(-2);
  const suffix = /^(?:Dockerfile|Containerfile)[._-]([\w.-]+)$/i.exec(file)?.[1] ?? folder ?? '';
  const names = ['inference', ...(/^[\w.-]+$/.test(suffix) ? [suffix] : [])];
  return names
    .flatMap((name) => [`k8s/${name}-deployment.yaml`, `../k8s/${name}-deployment.yaml`, `../k8s/${name}.yaml`])
    .concat(suffix === '' ? [] : ['..', '../..', '../../../infra'].map((top) => `${top}/helm/${suffix}/Chart.yaml`));
}

export const composeFiles: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yaml',
  'docker-compose.yml',
];

export const composeFilesAbove: readonly string[] = composeFiles.map((name) => `../${name}`);

/** The context of a Dockerfile in `docker/prod/api` is mostly a folder above. */
export const ignoreFilesAbove: readonly string[] = [
  '../.dockerignore',
  '../../.dockerignore',
  '../../../.dockerignore',
];
