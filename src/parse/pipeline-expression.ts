import type { Span } from '../core/span';
import type { Text } from './pipeline';

/** A `${{ … }}` in a text; spans are offsets in the file. */
export interface Expression {
  readonly span: Span;
  /** What stands between the braces, without the space around it. */
  readonly body: string;
  /** The values that it reads, e.g. `github.event.issue.title`, in lower case with `['x']` as `.x` and indexes as `.*`. */
  readonly reads: readonly { readonly path: string; readonly span: Span }[];
}

const opening = '${{';

/** The expressions of a text in order; one that is not closed is left out. */
export function findExpressions(text: Text): Expression[] {
  const { raw, span } = text;
  const found: Expression[] = [];
  for (let from = raw.indexOf(opening); from >= 0; ) {
    const end = closingOf(raw, from + opening.length);
    if (end === undefined) break;
    found.push(
      readExpression(raw.slice(from + opening.length, end - 2), { start: span.start + from, end: span.start + end }),
    );
    from = raw.indexOf(opening, end);
  }
  return found;
}

/** A condition, which may be an expression without braces, as one expression. */
export function readCondition(text: Text): Expression {
  const [first] = findExpressions(text);
  if (first && first.span.start === text.span.start && first.span.end === text.span.end) return first;
  return readExpression(text.raw, text.span, 0);
}

/** The text with each expression replaced by letters of the same length, so that a shell's parser can read what is around it. */
export function maskExpressions(text: Text): string {
  let masked = text.raw;
  for (const { span } of findExpressions(text)) {
    const from = span.start - text.span.start;
    const to = span.end - text.span.start;
    masked = masked.slice(0, from) + 'X'.repeat(to - from) + masked.slice(to);
  }
  return masked;
}

function closingOf(raw: string, from: number): number | undefined {
  let quoted = false;
  for (let at = from; at < raw.length; at++) {
    if (raw[at] === "'") quoted = !quoted;
    else if (!quoted && raw.startsWith('}}', at)) return at + 2;
  }
  return undefined;
}

function readExpression(inner: string, span: Span, braces = opening.length): Expression {
  const start = span.start + braces;
  // Texts in the expression are no names; equal length keeps the places.
  const bare = inner.replace(/'(?:[^']|'')*'/g, (quoted, at: number) =>
    /\[\s*$/.test(inner.slice(0, at)) ? quoted : ' '.repeat(quoted.length),
  );
  const name = /(?<![\w.-])[a-z_][\w-]*(?:\s*\.\s*(?:[\w-]+|\*)|\s*\[[^\]]*\])*(?!\s*\(|[\w-])/gi;
  const reads = [...bare.matchAll(name)].map(({ 0: written, index }) => ({
    path: written
      .replace(/\s+/g, '')
      .replace(/\['([^']*)'\]/g, '.$1')
      .replace(/\[[^\]]*\]/g, '.*')
      .toLowerCase(),
    span: { start: start + index, end: start + index + written.length },
  }));
  return { span, body: inner.trim(), reads };
}
