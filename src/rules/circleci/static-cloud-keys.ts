import type { Problem } from '../../core/finding';
import type { CircleCiDocument } from '../../parse/circleci';
import { stepCalls } from '../../parse/circleci-calls';
import { distinct } from '../distinct';
import { explainKey, staticCloudKeys as findKeys } from '../pipeline/static-cloud-keys';
import type { CircleRule } from './rule';

/** A pipeline signs in to a cloud as itself, not with a key that never expires. */
export const staticCloudKeys: CircleRule = {
  id: 'circleci/static-cloud-keys',
  summary: 'Sign in to the cloud with a token of minutes, not with a stored key.',
  why: 'A training runs hundreds of packages beside that key. In December 2022 a thief copied secrets out of CircleCI, and two weeks later every customer was asked to change all of theirs; a key that nobody remembers still opens the bucket with the training data.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(findKeys(document));
    yield* distinct(orbsWithKeys(document));
  },
};

/** The commands of CircleCI's own orbs that sign in, with what makes them do it without a key. */
const orbs = [
  {
    orb: /^circleci\/aws-cli@/,
    key: 'AWS_SECRET_ACCESS_KEY',
    without: ['role_arn', 'role-arn'],
    remedy: 'Give it `role_arn`',
  },
  {
    orb: /^circleci\/gcp-cli@/,
    key: 'GCLOUD_SERVICE_KEY',
    without: ['use_oidc'],
    remedy: 'Give it `use_oidc: true`',
  },
] as const;

function* orbsWithKeys({ yaml, jobs, ownCommands, orbs: named }: CircleCiDocument): Generator<Problem> {
  if (!yaml) return;
  for (const { value } of [...jobs, ...ownCommands])
    for (const { name, span, given } of stepCalls(yaml, yaml.get(value, 'steps'))) {
      const [alias, command] = name.split('/');
      const source = command === 'setup' ? named.find(({ key }) => key === alias) : undefined;
      const known = orbs.find(({ orb }) => orb.test(String(yaml.scalar(source?.value) ?? '')));
      if (!known || known.without.some((key) => yaml.scalar(yaml.get(given, key)) || false)) continue;
      yield {
        span,
        message: `Without more, \`${name}\` takes \`${known.key}\`. ${explainKey(known.key, known.remedy)}`,
      };
    }
}
