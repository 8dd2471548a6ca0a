import { noRetrainTrigger as findUntriggered } from '../pipeline/no-retrain-trigger';
import type { WorkflowRule } from './rule';

/** A training can start without a change of code. */
export const noRetrainTrigger: WorkflowRule = {
  id: 'github-actions/no-retrain-trigger',
  summary: 'Let time, a person or drift start the training.',
  why: 'A demand model that was trained when the code last changed still expects last spring. Its error grows week by week, and the only way to retrain is an empty commit.',
  severity: 'information',
  aliases: [],
  fixable: false,
  check: findUntriggered,
};
