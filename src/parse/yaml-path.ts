import type { Node } from 'yaml';
import type { Span } from '../core/span';
import type { YamlDocument } from './yaml';

/** One part of a path: a key, an index (negative counts from the end), or every key or item. */
export type PathPart = { readonly key: string } | { readonly index: number } | { readonly every: true };

/** What a path leads to: a node, or how far it leads. */
export interface YamlMatch {
  /** The path with `*` filled in, e.g. `jobs.train.steps[0]`. */
  readonly path: string;
  /** `undefined` when nothing stands there. */
  readonly node: Node | undefined;
  readonly found: boolean;
  /** The value, or where it is missing the key or node that it is missing from. */
  readonly span: Span;
  /** The deepest part that exists, e.g. `jobs.train`; empty for the document. */
  readonly reached: string;
  /** The keys that stand where the next one is missing. */
  readonly siblings: readonly string[];
}

/** Reads `a.b[0].c`, `a.*.c` and `a["key.with.dots"]`; throws a RangeError that names the place it cannot read. */
export function parsePath(path: string): PathPart[] {
  const parts: PathPart[] = [];
  const part = /\.?(?:\[(-?\d+)\]|\[\*\]|\["((?:[^"\\]|\\.)*)"\]|\['([^']*)'\]|(\*)|([^.[\]*"']+))/y;
  while (part.lastIndex < path.length) {
    const from = part.lastIndex;
    const match = part.exec(path);
    if (!match) throw new RangeError(`the path "${path}" cannot be read from "${path.slice(from)}" on`);
    const [, index, quoted, single, star, plain] = match;
    if (index !== undefined) parts.push({ index: Number(index) });
    else if (quoted !== undefined) parts.push({ key: quoted.replace(/\\(.)/g, '$1') });
    else if (single !== undefined) parts.push({ key: single });
    else if (plain !== undefined) parts.push({ key: plain });
    else if (star !== undefined || match[0].endsWith('[*]')) parts.push({ every: true });
  }
  return parts;
}

/** Everything a path leads to in a document, at most 1,000 places; one match that is not found when it leads nowhere. */
export function lookUp(document: YamlDocument, path: string): YamlMatch[] {
  const root = document.root;
  let matches: YamlMatch[] = [
    { path: '', node: root, found: root !== undefined, span: document.spanOf(root), reached: '', siblings: [] },
  ];
  for (const part of parsePath(path)) {
    matches = matches.flatMap((match) => (match.found ? step(document, match, part) : [match])).slice(0, 1000);
  }
  return matches;
}

function step(document: YamlDocument, from: YamlMatch, part: PathPart): YamlMatch[] {
  const entries = document.entries(from.node);
  const items = document.items(from.node);
  const missing = (name: string): YamlMatch => ({
    path: name,
    node: undefined,
    found: false,
    span: from.span,
    reached: from.path,
    siblings: entries.map(({ key }) => key),
  });
  const reach = (name: string, node: Node | undefined, span: Span): YamlMatch => ({
    path: name,
    node,
    found: true,
    span,
    reached: name,
    siblings: [],
  });
  const keyed = (key: string): string => (from.path === '' ? key : `${from.path}.${key}`);
  const indexed = (index: number): string => `${from.path}[${index}]`;
  if ('key' in part) {
    const entry = entries.findLast(({ key }) => key === part.key);
    if (!entry) return [missing(keyed(part.key))];
    return [reach(keyed(part.key), entry.value, entry.value ? document.spanOf(entry.value) : entry.keySpan)];
  }
  if ('index' in part) {
    const item = items.at(part.index);
    return item ? [reach(indexed(part.index), item, document.spanOf(item))] : [missing(indexed(part.index))];
  }
  const all = [
    ...entries.map(({ key, keySpan, value }) => reach(keyed(key), value, value ? document.spanOf(value) : keySpan)),
    ...items.map((item, index) => reach(indexed(index), item, document.spanOf(item))),
  ];
  return all.length > 0 ? all : [missing(from.path === '' ? '*' : `${from.path}.*`)];
}
