import type { TextEdit } from '../../core/finding';

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/**
 * An edit that puts lines before the line on which `offset` stands, at the depth of what stands at `offset`;
 * `undefined` when something else stands before it on that line (a flow mapping, a list item), where lines cannot be put.
 */
export function insertLinesBefore(text: string, offset: number, lines: readonly string[]): TextEdit | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const from = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  const indent = text.slice(from, offset);
  if (!/^ *$/.test(indent)) return undefined;
  const end = lineEndOf(text);
  return {
    span: { start: from, end: from },
    text: lines.map((line) => (line === '' ? end : indent + line + end)).join(''),
  };
}
