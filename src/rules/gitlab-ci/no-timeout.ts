import { distinct } from '../distinct';
import { noTimeout as find } from '../pipeline/no-timeout';
import type { GitlabRule } from './rule';

/** A job that trains must end after a time that you chose. */
export const noTimeout: GitlabRule = {
  id: 'gitlab-ci/no-timeout',
  summary: 'Give a training a time limit of its own.',
  why: 'A training that hangs holds its runner until the limit of the project, an hour by default and often set to days; a training that takes longer than that limit is cut off without a model.',
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
