import { staticCloudKeys as findKeys } from '../pipeline/static-cloud-keys';
import type { WorkflowRule } from './rule';

/** A workflow signs in to a cloud as itself, not with a key that never expires. */
export const staticCloudKeys: WorkflowRule = {
  id: 'github-actions/static-cloud-keys',
  summary: 'Sign in to the cloud with OIDC, not with a stored key.',
  why: 'A training runs hundreds of packages beside that key and writes logs for hours. One of them prints or sends it, and the buckets with all training data stay open until someone notices and changes it by hand.',
  severity: 'information',
  aliases: [],
  fixable: false,
  check: findKeys,
};
