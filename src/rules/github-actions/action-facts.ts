import type { Text } from '../../parse/pipeline';
import { actionData } from './action-data';

/** What is known of an action at the version that a step names. */
export interface ActionFacts {
  /** As written, without the version. */
  readonly action: string;
  /** `undefined` for a commit: the names are then those of all versions. */
  readonly major: number | undefined;
  /** E.g. `node20`, `composite`, `docker`; `undefined` for a commit. */
  readonly runtime: string | undefined;
  readonly inputs: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly deprecated: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
}

const cache = new Map<string, ActionFacts | undefined>();

/** The facts of a `uses`; `undefined` for an action, a version or a branch of which nothing is known. Names are in lower case. */
export function actionFacts(uses: Text | undefined): ActionFacts | undefined {
  if (!uses) return undefined;
  const { value } = uses;
  if (cache.has(value)) return cache.get(value);
  const facts = read(value);
  if (cache.size > 500) cache.clear();
  cache.set(value, facts);
  return facts;
}

/** The runtime of each major version of an action in order; empty for an unknown one. */
export function runtimesOf(action: string): readonly { readonly major: number; readonly runtime: string }[] {
  return (actionData[action.toLowerCase()]?.[0] ?? '').split(' ').flatMap((entry) => {
    const [major, runtime] = entry.split(':');
    return major && runtime ? [{ major: Number(major), runtime }] : [];
  });
}

function read(uses: string): ActionFacts | undefined {
  const [action = '', ref = ''] = uses.split('@');
  const known = actionData[action.toLowerCase()];
  if (!known) return undefined;
  const tag = /^v?(\d+)(\.\d+){0,2}$/.exec(ref)?.[1];
  const major = tag === undefined ? undefined : Number(tag);
  const runtimes = runtimesOf(action);
  if (major === undefined ? !/^[0-9a-f]{40}$/i.test(ref) : !runtimes.some((each) => each.major === major))
    return undefined;
  const [, inputs, outputs] = known;
  const names = (text: string, mark: RegExp): Set<string> =>
    new Set(
      text.split(' ').flatMap((entry) => {
        const [, sign = '', name = '', range = ''] = /^([!~]?)([^:]+)(?::(.*))?$/.exec(entry) ?? [];
        return mark.test(sign) && holds(range, major) ? [name] : [];
      }),
    );
  return {
    action,
    major,
    runtime: runtimes.find((each) => each.major === major)?.runtime,
    inputs: names(inputs, /^[!~]?$/),
    required: major === undefined ? new Set() : names(inputs, /^!$/),
    deprecated: major === undefined ? new Set() : names(inputs, /^~$/),
    outputs: names(outputs, /^$/),
  };
}

function holds(range: string, major: number | undefined): boolean {
  if (range === '' || major === undefined) return true;
  return range.split(',').some((part) => {
    const [from, to] = part.split('-');
    return (
      major >= Number(from) &&
      major <= (to === undefined ? Number(from) : to === '' ? Number.POSITIVE_INFINITY : Number(to))
    );
  });
}
