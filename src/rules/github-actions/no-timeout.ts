import type { Fix } from '../../core/finding';
import { noTimeout as findUnlimited } from '../pipeline/no-timeout';
import { insertLinesBefore } from './insert-lines';
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
    for (const { job, ...problem } of findUnlimited(document)) {
      const edit = insertLinesBefore(document.source.text, job.span.start, ['timeout-minutes: 60']);
      const fix: Fix | undefined = edit && { title: 'End the job after 60 minutes', edits: [edit], safe: false };
      yield { ...problem, ...(fix && { fix }) };
    }
  },
};
