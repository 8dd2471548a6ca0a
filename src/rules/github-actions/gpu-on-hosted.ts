import { gpuOnHosted as findWithoutGpu } from '../pipeline/gpu-on-hosted';
import { isStandardHosted } from './hosted-runner';
import type { WorkflowRule } from './rule';

/** What needs a GPU runs where one is. */
export const gpuOnHosted: WorkflowRule = {
  id: 'github-actions/gpu-on-hosted',
  summary: 'Run GPU work on a runner with a GPU.',
  why: 'Frameworks fall back to the CPU without an error: an epoch takes hours instead of minutes, the job is killed at its limit, and nobody knows why there is no new model.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: (document) => findWithoutGpu(document, isStandardHosted),
};
