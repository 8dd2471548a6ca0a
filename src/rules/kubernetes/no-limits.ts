import { serversWithout } from './missing-key';
import type { KubernetesRule } from './rule';

/** A model server has a limit on memory. */
export const noLimits: KubernetesRule = {
  id: 'kubernetes/no-limits',
  summary: 'Limit the memory of a model server.',
  why: 'A leak in a preprocessing step or a burst of large inputs takes the memory of the whole node, and the other models on it die too.',
  severity: 'information',
  aliases: [],
  fixable: false,
  check: (document) =>
    serversWithout(
      document,
      ({ object: { yaml }, node }) => {
        const limits = yaml.get(yaml.get(node, 'resources'), 'limits');
        return !yaml.get(limits, 'memory') && typeof yaml.scalar(limits) !== 'string';
      },
      (name) =>
        `\`${name}\` serves a model and may take all memory of its node, with it that of the other models. Set \`resources.limits.memory\`.`,
    ),
};
