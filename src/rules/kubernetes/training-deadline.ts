import type { KubernetesRule } from './rule';
import { trainingJobs } from './training-job';

/** A training ends after a time that somebody chose. */
export const trainingDeadline: KubernetesRule = {
  id: 'kubernetes/training-deadline',
  summary: 'Give a training job a deadline.',
  why: 'A training that waits for a lost data source holds its GPU until somebody looks, which on a schedule is nobody.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { yaml, kind, kindSpan, node, name } of trainingJobs(document)) {
      const spec = yaml.get(node, 'spec');
      const job = kind === 'CronJob' ? yaml.get(yaml.get(spec, 'jobTemplate'), 'spec') : spec;
      const pod = yaml.get(yaml.get(job, 'template'), 'spec');
      if (!job || yaml.get(job, 'activeDeadlineSeconds') || yaml.get(pod, 'activeDeadlineSeconds')) continue;
      yield {
        span: kindSpan,
        message: `\`${name ?? kind}\` trains without a deadline: one that hangs holds its node for ever. Set \`activeDeadlineSeconds\` beside its \`template\`, to about twice what a good run takes.`,
      };
    }
  },
};
