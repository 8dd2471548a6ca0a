import { noMetricsComment as findUnreported } from '../pipeline/no-metrics-comment';
import type { WorkflowRule } from './rule';

/** Who reviews a change sees what it does to the model. */
export const noMetricsComment: WorkflowRule = {
  id: 'github-actions/no-metrics-comment',
  summary: 'Show the metrics of a pull request to its reviewers.',
  why: 'The pull request is green and the accuracy fell from 0.91 to 0.84, which only line 2,310 of a log says. It is merged, and the drop is found when customers complain.',
  severity: 'information',
  aliases: [],
  fixable: false,
  check: findUnreported,
};
