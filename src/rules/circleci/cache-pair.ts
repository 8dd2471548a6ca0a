import type { Node } from 'yaml';
import type { CircleCiDocument } from '../../parse/circleci';
import { stepCalls } from '../../parse/circleci-calls';
import type { YamlDocument } from '../../parse/yaml';
import type { CircleRule } from './rule';

/** What is restored must have been saved under a key that begins with the restored one. */
export const cachePair: CircleRule = {
  id: 'circleci/cache-pair',
  summary: 'Restore caches by keys under which something is saved.',
  why: 'A cache that is restored under another key than it is saved under is never found, and that is no error: every run downloads torch again, minutes and gigabytes each time.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const { yaml, file, orbs, source } = document;
    // Orbs and continued configurations save under keys that are not in this file.
    if (!yaml || file.problems.length > 0 || orbs.length > 0 || /^setup:\s*true/m.test(source.text)) return;
    const saved = steps(document, yaml, 'save_cache').map((given) => headOf(yaml.scalar(yaml.get(given, 'key'))));
    if (saved.includes(undefined)) return;
    const seen = new Set<number>();
    for (const given of steps(document, yaml, 'restore_cache')) {
      const nodes = [yaml.get(given, 'key'), ...yaml.items(yaml.get(given, 'keys'))];
      const keys = nodes.flatMap((node) => (node ? [{ node, head: headOf(yaml.scalar(node)) }] : []));
      const [first] = keys;
      const span = yaml.spanOf(first?.node);
      const isFound = ({ head }: { head: string | undefined }): boolean =>
        head === undefined || saved.some((each) => each?.startsWith(head) || head.startsWith(each ?? ''));
      if (!first || keys.some(isFound) || seen.has(span.start)) continue;
      seen.add(span.start);
      yield {
        span,
        message: `Nothing in this file is saved under a key that begins so, so this cache is never found. ${saved.length > 0 ? `Restore the key that \`save_cache\` writes, e.g. \`${saved[0]?.slice(0, 60)}…\`.` : 'Add a `save_cache` with this key.'}`,
      };
    }
  },
};

function steps({ jobs, ownCommands }: CircleCiDocument, yaml: YamlDocument, step: string): (Node | undefined)[] {
  return [...jobs, ...ownCommands].flatMap(({ value }) =>
    stepCalls(yaml, yaml.get(value, 'steps')).flatMap(({ name, given }) => (name === step ? [given] : [])),
  );
}

/** What a key begins with before its first template; `undefined` when a parameter may say it. */
function headOf(key: unknown): string | undefined {
  if (typeof key !== 'string' || key.includes('<<')) return undefined;
  return key.split('{{')[0];
}
