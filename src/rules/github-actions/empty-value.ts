import { expressionsOf } from './expressions';
import type { WorkflowRule } from './rule';

/** What an expression reads must be there: else it is an empty text, and no one says so. */
export const emptyValue: WorkflowRule = {
  id: 'github-actions/empty-value',
  summary: 'Read only values that exist.',
  why: 'A misspelt output or matrix value is an empty text and no error: the training runs with no dataset version, and a gate that compares with it passes every model.',
  severity: 'warning',
  aliases: ['expression'],
  fixable: true,
  *check(document) {
    for (const { sort, ...problem } of expressionsOf(document).complaints) if (sort === 'empty') yield problem;
  },
};
