import type { KubernetesRule } from './rule';
import { trainingJobs } from './training-job';

/** A scheduled training does not begin while the last one runs. */
export const trainingOverlap: KubernetesRule = {
  id: 'kubernetes/training-overlap',
  summary: 'Let a scheduled training not overlap with itself.',
  why: 'When one night takes longer than a day, two trainings write the same model and the same alias: the older data may win.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { yaml, kind, kindSpan, node, name } of trainingJobs(document)) {
      if (kind !== 'CronJob') continue;
      const at = yaml.get(yaml.get(node, 'spec'), 'concurrencyPolicy');
      if (at && yaml.scalar(at) !== 'Allow') continue;
      yield {
        span: at ? yaml.spanOf(at) : kindSpan,
        message: `\`${name ?? kind}\` trains on a schedule and may run twice at once, so that two runs write one model. Set \`concurrencyPolicy: Forbid\` under \`spec\`.`,
      };
    }
  },
};
