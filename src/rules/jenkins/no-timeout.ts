import { distinct } from '../distinct';
import { noTimeout as find } from '../pipeline/no-timeout';
import type { JenkinsRule } from './rule';

/** A job that trains must end after a time that you chose. */
export const noTimeout: JenkinsRule = {
  id: 'jenkins/no-timeout',
  summary: 'Give a training a time limit of its own.',
  why: 'Jenkins has no time limit at all: a training that hangs on a dead data source holds its machine and its GPU until someone looks.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { job, ...problem } of distinct(find(document))) {
      // Tests that touch a training are short.
      if (!/tests?\b|lint/i.test(job.id.value)) yield problem;
    }
  },
};
