import { distinct } from '../distinct';
import { plainSecrets } from '../pipeline/plain-secrets';
import type { GitlabRule } from './rule';

/** No secret may stand in the file's variables. */
export const secretInVariables: GitlabRule = {
  id: 'gitlab-ci/secret-in-variables',
  summary: 'Keep passwords, tokens and keys in masked variables of the project.',
  why: 'Whoever can read the repository has the key, and its history keeps it. With the key of a bucket or a tracking server your training data can be read and your models replaced.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(
      plainSecrets(
        document.pipeline,
        'a masked and protected variable in the settings of the project (CI/CD → Variables)',
      ),
    );
  },
};
