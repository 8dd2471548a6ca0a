import type { Fix } from '../../core/finding';
import { insertLinesBefore } from './insert-lines';
import { jobServes, stepServes } from './purpose';
import type { WorkflowRule } from './rule';

/** A job that trains must end after a time that you chose. */
export const noTimeout: WorkflowRule = {
  id: 'github-actions/no-timeout',
  summary: 'Give a training job `timeout-minutes`.',
  why: 'A training that hangs on a dead data source or never converges holds its runner for six hours, on a runner of your own for up to five days. A GPU is billed for all of them, and the next training waits.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      if (job.calls || job.timeoutMinutes || !jobServes(document, job, 'trains')) continue;
      const training = job.steps.filter((step) => stepServes(document, step, 'trains'));
      if (training.length > 0 && training.every((step) => step.timeoutMinutes)) continue;
      const edit = insertLinesBefore(document.source.text, job.span.start, ['timeout-minutes: 60']);
      const fix: Fix | undefined = edit && { title: 'End the job after 60 minutes', edits: [edit], safe: false };
      yield {
        span: job.id.span,
        message: `\`${job.id.value}\` trains and has no time limit of its own: a run that hangs goes on for six hours. Set \`timeout-minutes\` to about twice what a good run takes.`,
        ...(fix && { fix }),
      };
    }
  },
};
