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
    if (scaled) return;
    for (const container of modelServers(document)) {
      const { yaml, node, kind } = container.object;
      const at = yaml.get(yaml.get(node, 'spec'), 'replicas');
      // A GPU of one's own is dear, and a model that writes to one volume has one server by design.
      const limits = yaml.get(yaml.get(container.node, 'resources'), 'limits');
      if (
        kind !== 'Deployment' ||
        !at ||
        yaml.scalar(at) !== 1 ||
        yaml.entries(limits).some(({ key }) => /gpu/.test(key))
      )
        continue;
      if (yaml.scalar(yaml.get(yaml.get(yaml.get(node, 'spec'), 'strategy'), 'type')) === 'Recreate') continue;
      yield {
        span: yaml.spanOf(at),
        message: `\`${nameOf(container)}\` has one replica: while its node is drained and the model loads elsewhere, nobody gets a prediction. Run at least two.`,
      };
    }
  },
};
