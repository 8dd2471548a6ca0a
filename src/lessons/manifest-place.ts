import { type Document, isCollection, isMap, isPair, isScalar, type Node } from 'yaml';
import type { Span } from '../core/span';

type Key = string | number;

/** The span of what stands at a path of a YAML document, or of the nearest parent that exists; `part: 'key'` gives the key's own span. */
export function placeOf(document: Document, path: readonly Key[], part: 'key' | 'value' = 'value'): Span {
  for (let length = path.length; length >= 0; length--) {
    const found = path.slice(0, length);
    if (part === 'key' || length < path.length) {
      const key = keyNode(document, found);
      if (key) return spanOf(key);
    }
    const node = length === 0 ? document.contents : document.getIn(found, true);
    if (isNode(node) && node.range)
      return isCollection(node) ? { start: node.range[0], end: node.range[0] + 1 } : spanOf(node);
  }
  return { start: 0, end: 0 };
}

function keyNode(document: Document, path: readonly Key[]): Node | undefined {
  const name = path.at(-1);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === name);
  return pair && isNode(pair.key) ? pair.key : undefined;
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value && !isPair(value);
}
