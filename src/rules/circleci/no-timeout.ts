import { distinct } from '../distinct';
import { noTimeout as find } from '../pipeline/no-timeout';
import type { CircleRule } from './rule';

/** A job that trains must end after a time that you chose. */
export const noTimeout: CircleRule = {
  id: 'circleci/no-timeout',
  summary: 'Give a training a time limit of its own.',
  why: 'A training that waits for a dead data source but prints a line now and then goes on until the limit of the plan, up to five hours, and each is paid for.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { job, ...problem } of distinct(find(document))) {
      // Tests that touch a training are short.
      if (!/tests?\b|lint/i.test(job.id.value)) yield problem;
    }
  },
};
