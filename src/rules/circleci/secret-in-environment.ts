import { distinct } from '../distinct';
import { plainSecrets } from '../pipeline/plain-secrets';
import type { CircleRule } from './rule';

/** No secret may stand in the file's environment. */
export const secretInEnvironment: CircleRule = {
  id: 'circleci/secret-in-environment',
  summary: 'Keep passwords, tokens and keys in a context or in the variables of the project.',
  why: 'Whoever can read the repository has the key, and its history keeps it. With the key of a bucket or a tracking server your training data can be read and your models replaced.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(plainSecrets(document.pipeline, 'a context or in the environment variables of the project'));
  },
};
