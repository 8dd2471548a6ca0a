import { serversWithout } from './missing-key';
import type { KubernetesRule } from './rule';

/** A value that a template fills in. */
function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** A model server says how much memory it needs. */
export const noRequests: KubernetesRule = {
  id: 'kubernetes/no-requests',
  summary: 'Request memory for a model server.',
  why: 'Without a request the scheduler takes the server for one that needs nothing, and puts it on a full node. When memory runs short there, the server with the loaded model is evicted first.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: (document) =>
    serversWithout(
      document,
      ({ object: { yaml }, node }) => {
        const resources = yaml.get(node, 'resources');
        return !['requests', 'limits'].some(
          (key) => yaml.get(yaml.get(resources, key), 'memory') || isFilled(yaml.scalar(yaml.get(resources, key))),
        );
      },
      (name) =>
        `\`${name}\` serves a model and requests no memory: the scheduler puts it on a full node, from which it is evicted first. Set \`resources.requests.memory\` to what the loaded model takes.`,
    ),
};
