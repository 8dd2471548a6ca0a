import { modelServers, nameOf } from './model-server';
import type { KubernetesRule } from './rule';

/** Several replicas of a model server stand in a file without a disruption budget. */
export const noPdb: KubernetesRule = {
  id: 'kubernetes/no-pdb',
  summary: 'Give a model server with replicas a disruption budget.',
  why: 'A node upgrade may take all replicas at once. Each needs minutes to load its model again, and until then there are no predictions.',
  severity: 'hint',
  aliases: [],
  fixable: false,
  *check(document) {
    if (document.objects.some(({ kind }) => kind === 'PodDisruptionBudget')) return;
    for (const container of modelServers(document)) {
      const { yaml, node } = container.object;
      const at = yaml.get(yaml.get(node, 'spec'), 'replicas');
      const replicas = yaml.scalar(at);
      if (!at || typeof replicas !== 'number' || replicas < 2) continue;
      yield {
        span: yaml.spanOf(at),
        message: `A node upgrade may take all replicas of \`${nameOf(container)}\` at once. Add a \`PodDisruptionBudget\` with \`minAvailable: 1\`.`,
      };
    }
  },
};
