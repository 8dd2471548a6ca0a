import { expressionsOf } from './expressions';
import type { WorkflowRule } from './rule';

/** A value must be of the kind that its place can use. */
export const expressionType: WorkflowRule = {
  id: 'github-actions/expression-type',
  summary: 'Give each function, comparison and text a value of its kind.',
  why: 'An object in a text becomes the word Object, and a comparison of a list with a text is never true: a model is uploaded under the name Object, a deployment never runs.',
  severity: 'warning',
  aliases: ['expression'],
  fixable: false,
  *check(document) {
    for (const { sort, ...problem } of expressionsOf(document).complaints) if (sort === 'type') yield problem;
  },
};
