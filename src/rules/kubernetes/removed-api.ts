import type { Fix } from '../../core/finding';
import type { KubernetesRule } from './rule';

/** When the last API server that knew a version was succeeded; `same` when only the version has to be changed. */
interface Removal {
  readonly api: RegExp;
  readonly kinds: RegExp;
  readonly gone: string;
  readonly now: string;
  readonly same?: boolean;
}

const removals: readonly Removal[] = [
  { api: /^extensions\/v1beta1$/, kinds: /^(Deployment|DaemonSet|ReplicaSet)$/, gone: '1.16', now: 'apps/v1' },
  { api: /^extensions\/v1beta1$/, kinds: /^NetworkPolicy$/, gone: '1.16', now: 'networking.k8s.io/v1', same: true },
  {
    api: /^(extensions|networking\.k8s\.io)\/v1beta1$/,
    kinds: /^(Ingress|IngressClass)$/,
    gone: '1.22',
    now: 'networking.k8s.io/v1',
  },
  { api: /^apps\/v1beta[12]$/, kinds: /./, gone: '1.16', now: 'apps/v1' },
  { api: /^(extensions|policy)\/v1beta1$/, kinds: /^PodSecurityPolicy$/, gone: '1.25', now: 'Pod Security Admission' },
  { api: /^policy\/v1beta1$/, kinds: /^PodDisruptionBudget$/, gone: '1.25', now: 'policy/v1', same: true },
  { api: /^batch\/v(1beta1|2alpha1)$/, kinds: /^CronJob$/, gone: '1.25', now: 'batch/v1', same: true },
  { api: /^autoscaling\/v2beta1$/, kinds: /^HorizontalPodAutoscaler$/, gone: '1.25', now: 'autoscaling/v2' },
  {
    api: /^autoscaling\/v2beta2$/,
    kinds: /^HorizontalPodAutoscaler$/,
    gone: '1.26',
    now: 'autoscaling/v2',
    same: true,
  },
  {
    api: /^rbac\.authorization\.k8s\.io\/v1(alpha1|beta1)$/,
    kinds: /Role(Binding)?$/,
    gone: '1.22',
    now: 'rbac.authorization.k8s.io/v1',
    same: true,
  },
  {
    api: /^apiextensions\.k8s\.io\/v1beta1$/,
    kinds: /^CustomResourceDefinition$/,
    gone: '1.22',
    now: 'apiextensions.k8s.io/v1',
  },
  {
    api: /^admissionregistration\.k8s\.io\/v1beta1$/,
    kinds: /WebhookConfiguration$/,
    gone: '1.22',
    now: 'admissionregistration.k8s.io/v1',
  },
  {
    api: /^scheduling\.k8s\.io\/v1(alpha1|beta1)$/,
    kinds: /^PriorityClass$/,
    gone: '1.22',
    now: 'scheduling.k8s.io/v1',
    same: true,
  },
  {
    api: /^storage\.k8s\.io\/v1beta1$/,
    kinds: /^(StorageClass|CSIDriver|CSINode|VolumeAttachment)$/,
    gone: '1.22',
    now: 'storage.k8s.io/v1',
    same: true,
  },
  {
    api: /^coordination\.k8s\.io\/v1beta1$/,
    kinds: /^Lease$/,
    gone: '1.22',
    now: 'coordination.k8s.io/v1',
    same: true,
  },
  { api: /^node\.k8s\.io\/v1beta1$/, kinds: /^RuntimeClass$/, gone: '1.25', now: 'node.k8s.io/v1', same: true },
  { api: /^discovery\.k8s\.io\/v1beta1$/, kinds: /^EndpointSlice$/, gone: '1.25', now: 'discovery.k8s.io/v1' },
];

/** An object must name an API version that clusters of today serve, and one that has its kind. */
export const removedApi: KubernetesRule = {
  id: 'kubernetes/removed-api',
  summary: 'Name an API version that still exists.',
  why: 'After a cluster upgrade the manifest of the autoscaler or the nightly retraining is refused: the model that runs goes on ageing, and nothing scales.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const { apiVersion, kind, apiSpan } of document.objects) {
      const removal = removals.find(({ api, kinds }) => api.test(apiVersion) && kinds.test(kind));
      if (removal) {
        const { gone, now, same } = removal;
        const fix: Fix | undefined = same
          ? { title: `Write ${now}`, edits: [{ span: apiSpan, text: now }], safe: false }
          : undefined;
        yield {
          span: apiSpan,
          message: `Kubernetes ${gone} took \`${kind}\` out of \`${apiVersion}\`, so today's clusters refuse it. Use \`${now}\`${same ? '' : ', whose fields differ'}.`,
          ...(fix && { fix }),
        };
        continue;
      }
      const versions = document.versionsOf(kind);
      // Other groups may have a kind of the same name.
      if (!versions || versions.includes(apiVersion) || !/^(v1|apps\/v1|batch\/v1)$/.test(apiVersion)) continue;
      const now = versions.find((version) => !/alpha|beta/.test(version)) ?? versions[0] ?? '';
      yield {
        span: apiSpan,
        message: `There is no \`${kind}\` in \`${apiVersion}\`. Write \`${now}\`.`,
        fix: { title: `Write ${now}`, edits: [{ span: apiSpan, text: now }], safe: false },
      };
    }
  },
};
