import type { Span } from '../../core/span';
import type { GroovyCall } from '../../parse/groovy-calls';
import { distinct } from '../distinct';
import { explainKey, staticCloudKeys as findKeys, oidc } from '../pipeline/static-cloud-keys';
import type { JenkinsRule } from './rule';

/** A pipeline signs in to a cloud as itself, not with a key that never expires. */
export const staticCloudKeys: JenkinsRule = {
  id: 'jenkins/static-cloud-keys',
  summary: 'Sign in to the cloud with a token of minutes, not with a stored key.',
  why: 'A training runs hundreds of packages beside that key, on an agent that other jobs use too. One of them prints or sends it, and the buckets with all training data stay open until someone notices.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(findKeys(document));
    // Many stages are given the same key: one word about it is enough.
    const told = new Set<string>();
    for (const { name, span } of boundKeys(document.file.calls, 0)) {
      if (told.has(name)) continue;
      told.add(name);
      yield { span, message: explainKey(name, oidc('jenkins')) };
    }
  },
};

const keyNames =
  /^(?:AWS_SECRET_ACCESS_KEY|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET|GCP_SA_KEY|GOOGLE_APPLICATION_CREDENTIALS)$/;

/** Keys among the credentials of Jenkins that a block is given: `NAME = credentials('id')`, or a binding to such a variable. */
function* boundKeys(calls: readonly GroovyCall[], depth: number): Generator<{ name: string; span: Span }> {
  for (const { name, nameSpan, args, block } of calls) {
    // A key of a store of one's own, or one that is changed for a token.
    if (args.some(({ text }) => /^(?:roleArn|role|endpointUrl)$/.test(text))) continue;
    if (keyNames.test(name) && args[0]?.text === '=' && args[1]?.text === 'credentials') yield { name, span: nameSpan };
    if (name === 'withCredentials') {
      for (const [at, { kind, text, inside }] of args.entries()) {
        const labelled =
          args[at - 1]?.text === ':' &&
          /^(?:variable|secretKeyVariable|passwordVariable)$/.test(args[at - 2]?.text ?? '');
        if (kind === 'string' && labelled && keyNames.test(text))
          yield { name: text, span: { start: inside, end: inside + text.length } };
      }
    }
    if (block && depth < 60) yield* boundKeys(block, depth + 1);
  }
}
