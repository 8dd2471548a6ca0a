import { serversWithout } from './missing-key';
import type { KubernetesRule } from './rule';

/** A liveness probe waits until the model is loaded. */
export const noStartupProbe: KubernetesRule = {
  id: 'kubernetes/no-startup-probe',
  summary: 'Let a startup probe cover the time in which the model loads.',
  why: 'A liveness probe that begins at once kills the container while the model is still being read, again and again: the new version never serves.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: (document) =>
    serversWithout(
      document,
      ({ object: { yaml }, node }) => {
        const liveness = yaml.get(node, 'livenessProbe');
        if (!liveness || yaml.get(node, 'startupProbe')) return false;
        const number = (key: string, otherwise: number): number => {
          const value = yaml.get(liveness, key) ? Number(yaml.scalar(yaml.get(liveness, key))) : otherwise;
          return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
        };
        return (
          number('initialDelaySeconds', 0) + number('periodSeconds', 10) * (number('failureThreshold', 3) - 1) < 60
        );
      },
      (name) =>
        `The liveness probe of \`${name}\` gives it less than a minute to load its model, and then kills it again and again. Add a \`startupProbe\` that allows for the slowest load.`,
    ),
};
