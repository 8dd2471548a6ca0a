import { expressionsOf } from './expressions';
import type { WorkflowRule } from './rule';

/** An expression must be one that GitHub can read, with contexts and functions that exist at its place. */
export const expression: WorkflowRule = {
  id: 'github-actions/expression',
  summary: 'Write expressions that GitHub can read.',
  why: 'GitHub refuses the whole file for one expression that it cannot read or a context that is not there: no test, no gate, no nightly retraining, and no red mark on the commit.',
  severity: 'error',
  aliases: ['expression'],
  fixable: true,
  *check(document) {
    for (const { sort, ...problem } of expressionsOf(document).complaints) if (sort === 'refused') yield problem;
  },
};
