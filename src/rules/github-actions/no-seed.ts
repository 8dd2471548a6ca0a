import { noSeed as findUnseeded } from '../pipeline/no-seed';
import type { WorkflowRule } from './rule';

/** A training repeats itself. */
export const noSeed: WorkflowRule = {
  id: 'github-actions/no-seed',
  summary: 'Set a seed in the training script.',
  why: 'Two runs of one commit differ by more than the improvement that a pull request claims: better and luckier cannot be told apart, and a bad model cannot be made again to find out why.',
  severity: 'information',
  aliases: [],
  fixable: false,
  check: (document) => findUnseeded(document, '../../'),
};
