import { serversWithout } from './missing-key';
import type { KubernetesRule } from './rule';

/** A model server says when its model is loaded. */
export const noReadiness: KubernetesRule = {
  id: 'kubernetes/no-readiness',
  summary: 'Give a model server a readiness probe.',
  why: 'The pod gets requests as soon as its process runs. A model loads for seconds to minutes, and in that time every rollout answers users with refused connections.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: (document) =>
    serversWithout(
      document,
      ({ object: { yaml }, node }) => !yaml.get(node, 'readinessProbe'),
      (name) =>
        `\`${name}\` gets requests before its model is loaded, since nothing asks whether it is ready. Give it a \`readinessProbe\` on the path that answers when the model is there.`,
    ),
};
