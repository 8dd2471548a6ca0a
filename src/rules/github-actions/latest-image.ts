import { latestImage as findLatest } from '../pipeline/latest-image';
import type { WorkflowRule } from './rule';

/** What is pushed and deployed has a name of its own. */
export const latestImage: WorkflowRule = {
  id: 'github-actions/latest-image',
  summary: 'Push and deploy images by commit, not as `latest`.',
  why: 'When the new model answers badly at night there is no name for the image that answered well, two nodes may run two models under one tag, and a measured metric belongs to no image.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: findLatest,
};
