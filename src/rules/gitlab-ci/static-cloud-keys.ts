import { distinct } from '../distinct';
import { staticCloudKeys as findKeys } from '../pipeline/static-cloud-keys';
import type { GitlabRule } from './rule';

/** A pipeline signs in to a cloud as itself, not with a key that never expires. */
export const staticCloudKeys: GitlabRule = {
  id: 'gitlab-ci/static-cloud-keys',
  summary: 'Sign in to the cloud with a token of minutes, not with a stored key.',
  why: 'A training runs hundreds of packages beside that key and writes logs for hours. One of them prints or sends it, and the buckets with all training data stay open until someone notices and changes it by hand.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(findKeys(document));
  },
};
