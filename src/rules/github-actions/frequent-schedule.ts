import { schedules } from './event-entries';
import { readCron, shortestGap } from './read-cron';
import type { WorkflowRule } from './rule';

/** GitHub starts a scheduled workflow every five minutes at most. */
export const frequentSchedule: WorkflowRule = {
  id: 'github-actions/frequent-schedule',
  summary: 'Schedule runs at least five minutes apart.',
  why: 'GitHub starts a schedule every five minutes at most and drops what comes sooner: a drift check that counts on each minute sees only one batch in five.',
  severity: 'warning',
  aliases: ['events'],
  fixable: false,
  *check(document) {
    for (const { cron } of schedules(document)) {
      const read = cron && readCron(cron.value);
      if (!cron || !read || 'fault' in read) continue;
      const gap = shortestGap(read.minutes);
      if (gap < 5)
        yield {
          span: cron.span,
          message: `This asks for runs ${gap === 1 ? 'one minute' : `${gap} minutes`} apart, but GitHub's shortest interval is 5 minutes. Write \`*/5\` or more in the first field.`,
        };
    }
  },
};
