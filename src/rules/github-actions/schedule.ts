import { schedules } from './event-entries';
import { readCron } from './read-cron';
import type { WorkflowRule } from './rule';

/** A schedule must be one that GitHub can read: else nothing ever starts. */
export const schedule: WorkflowRule = {
  id: 'github-actions/schedule',
  summary: 'Write schedules that GitHub can read.',
  why: 'A schedule that GitHub cannot read starts nothing, and nothing reports what did not start: the nightly retraining stops, and the model grows older.',
  severity: 'error',
  aliases: ['events'],
  fixable: false,
  *check(document) {
    for (const { cron, zone } of schedules(document)) {
      const read = cron && cron.value.trim() !== '' ? readCron(cron.value) : undefined;
      if (cron && read && 'fault' in read) yield { span: cron.span, message: read.fault };
      if (zone && zone.value !== '' && !isTimeZone(zone.value))
        yield {
          span: zone.span,
          message: `There is no time zone \`${zone.value.slice(0, 60)}\`. Write an IANA name such as \`Europe/Berlin\`, or leave it out for UTC.`,
        };
    }
  },
};

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
