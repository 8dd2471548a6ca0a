/** Where the manifest of a service stands that runs in Kubernetes. */
export const deploymentFiles: readonly string[] = ['', 'k8s/', 'kubernetes/', '../k8s/', '../kubernetes/'].map(
  (folder) => `${folder}deployment.yaml`,
);
