import { isScalar, type Node } from 'yaml';
import type { Span } from '../core/span';

/** The text of a YAML scalar and the way back from each of its characters to the file. */
export interface ScalarText {
  readonly value: string;
  /** Where a part of `value` stands in the file; the scalar's whole span when that cannot be said. */
  spanAt(start: number, end: number): Span;
}

const escapes: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Reads a plain, quoted, literal or folded scalar that is a text; `undefined` for any other node. `source` is the whole file. */
export function readScalarText(source: string, node: Node | undefined): ScalarText | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const value =
    typeof node.value === 'string' ? node.value : node.value === null ? '' : String(node.source ?? node.value);
  const [from, to] = node.range;
  const whole: Span = { start: from, end: Math.max(from, from + source.slice(from, to).trimEnd().length) };
  let offsets: readonly number[] | undefined;
  return {
    value,
    spanAt: (start, end) => {
      offsets ??= align(source, from, to, value, node.type) ?? [];
      const first = offsets[start] ?? (start >= value.length ? whole.end : undefined);
      if (offsets.length !== value.length || first === undefined) return whole;
      const last = end > start ? offsets[Math.min(end, value.length) - 1] : undefined;
      return { start: first, end: last === undefined ? first : last + 1 };
    },
  };
}

/** For each character of the value where it stands; `undefined` when the two do not fit together. */
function align(
  source: string,
  from: number,
  to: number,
  value: string,
  type: string | undefined,
): number[] | undefined {
  let at = from;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED')
    at = from + (/^[^\n]*\n?/.exec(source.slice(from, to))?.[0].length ?? 0);
  else if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') at++;
  const offsets: number[] = [];
  for (let index = 0; index < value.length; index++) {
    const wanted = value[index] ?? '';
    if (type === 'QUOTE_DOUBLE')
      while (/^\\\r?\n/.test(source.slice(at, at + 3))) at += source[at + 1] === '\r' ? 3 : 2;
    if (type === 'QUOTE_DOUBLE' && source[at] === '\\') {
      offsets.push(at);
      at += escapes[source[at + 1] ?? ''] ?? 2;
      continue;
    }
    if (/\s/.test(wanted)) {
      if (source[at] === '\r') at++;
      if (source[at] !== wanted && !/\s/.test(source[at] ?? '')) {
        // A line end that the scalar's style adds at its end.
        if (value.slice(index).trim() !== '') return undefined;
        offsets.push(Math.max(from, Math.min(at, to) - 1));
        continue;
      }
      if (wanted === '\n') while (at < to && source[at] !== '\n' && /\s/.test(source[at] ?? '')) at++;
      offsets.push(at++);
      continue;
    }
    while (at < to && source[at] !== wanted && /\s/.test(source[at] ?? '')) at++;
    if (at >= to || source[at] !== wanted) return undefined;
    offsets.push(at);
    at += type === 'QUOTE_SINGLE' && wanted === "'" ? 2 : 1;
  }
  return offsets;
}
