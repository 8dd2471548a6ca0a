import { dataNotPinned as findOpenData } from '../pipeline/data-not-pinned';
import type { WorkflowRule } from './rule';

/** What a job trains on is named by version. */
export const dataNotPinned: WorkflowRule = {
  id: 'github-actions/data-not-pinned',
  summary: 'Train on data that a version or checksum names.',
  why: 'The bucket changes under the training: the next run of the same commit gives another model, a poisoned or truncated file trains without a word, and an auditor who asks which rows made this decision gets no answer.',
  severity: 'information',
  aliases: [],
  fixable: false,
  check: findOpenData,
};
