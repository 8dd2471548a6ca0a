import type { KubernetesContainer, KubernetesDocument } from '../../parse/kubernetes';
import { modelServers, nameOf } from './model-server';
import type { KubernetesRule } from './rule';

/** A model server that is watched over has a second replica. */
export const oneReplica: KubernetesRule = {
  id: 'kubernetes/one-replica',
  summary: 'Run two replicas of a model server.',
  why: 'When the node of the only replica is drained, there are no predictions until another has pulled a large image and loaded the model.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    const scaled = document.objects.some(({ kind }) => /^(HorizontalPodAutoscaler|ScaledObject)$/.test(kind));
    if (scaled || onOneNode.test(document.source.text)) return;
    for (const container of modelServers(document)) {
      const { yaml, node, kind } = container.object;
      const at = yaml.get(yaml.get(node, 'spec'), 'replicas');
      // A GPU of one's own is dear, and a model that writes to one volume has one server by design.
      const limits = yaml.get(yaml.get(container.node, 'resources'), 'limits');
      if (
        kind !== 'Deployment' ||
        isManaged(container.object) ||
        !at ||
        yaml.scalar(at) !== 1 ||
        yaml.entries(limits).some(({ key }) => /gpu/.test(key))
      )
        continue;
      if (yaml.scalar(yaml.get(yaml.get(yaml.get(node, 'spec'), 'strategy'), 'type')) === 'Recreate') continue;
      if (runsOnce(document, container) || isReasoned(document, yaml.spanOf(at).end)) continue;
      yield {
        span: yaml.spanOf(at),
        message: `\`${nameOf(container)}\` has one replica: while its node is drained and the model loads elsewhere, nobody gets a prediction. Run at least two.`,
      };
    }
  },
};

/** A cluster of one node has nowhere else to go. */
const onOneNode = /\b(?:minikube|k3s|k3d|kind cluster|single[- ]node|docker[- ]desktop)\b/i;

/** Whether the pod takes what only its node has: an image that is never pulled, or a folder of the node; or a volume that one node at a time can hold. */
function runsOnce(document: KubernetesDocument, { object: { yaml }, node, pod }: KubernetesContainer): boolean {
  if (yaml.scalar(yaml.get(node, 'imagePullPolicy')) === 'Never') return true;
  return yaml.items(yaml.get(pod, 'volumes')).some((volume) => {
    const claim = yaml.scalar(yaml.get(yaml.get(volume, 'persistentVolumeClaim'), 'claimName'));
    return (
      yaml.get(volume, 'hostPath') !== undefined ||
      (claim !== undefined &&
        document.objects.some(
          (each) =>
            each.kind === 'PersistentVolumeClaim' &&
            each.name === claim &&
            each.yaml
              .items(each.yaml.get(each.yaml.get(each.node, 'spec'), 'accessModes'))
              .some((mode) => /^ReadWriteOnce/.test(String(each.yaml.scalar(mode)))),
        ))
    );
  });
}

/** Whether the line gives a reason of its own. */
function isReasoned({ comments, source: { text } }: KubernetesDocument, end: number): boolean {
  return comments.some(({ start }) => start >= end && !text.slice(end, start).includes('\n'));
}

/** Whether an operator such as KServe made the object, and will set the number again. */
function isManaged({ yaml, node }: KubernetesContainer['object']): boolean {
  return yaml
    .entries(yaml.get(yaml.get(node, 'metadata'), 'labels'))
    .some(({ key }) => /^serving\.(?:kserve|kubeflow|knative)\b/.test(key));
}
