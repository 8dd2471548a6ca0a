/** Where the manifest of a service stands that runs in Kubernetes. */
export const deploymentFiles: readonly string[] = ['', 'k8s/', 'kubernetes/', '../k8s/', '../kubernetes/'].map(
  (folder) => `${folder}deployment.yaml`,
);

export const composeFiles: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yaml',
  'docker-compose.yml',
];

/** The context of a Dockerfile in `docker/prod/api` is mostly a folder above. */
export const ignoreFilesAbove: readonly string[] = [
  '../.dockerignore',
  '../../.dockerignore',
  '../../../.dockerignore',
];
