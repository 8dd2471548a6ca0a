import { distinct } from '../distinct';
import { plainSecrets } from '../pipeline/plain-secrets';
import type { JenkinsRule } from './rule';

/** No secret may stand in the file's environment. */
export const secretInEnvironment: JenkinsRule = {
  id: 'jenkins/secret-in-environment',
  summary: 'Keep passwords, tokens and keys in the credentials of Jenkins.',
  why: 'Whoever can read the repository has the key, and its history keeps it. With the key of a bucket or a tracking server your training data can be read and your models replaced.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(plainSecrets(document.pipeline, "the credentials of Jenkins, read with `credentials('id')`"));
  },
};
