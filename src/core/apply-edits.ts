import type { TextEdit } from './finding';

/** The text after all edits; edits may come in any order but must not overlap (throws a RangeError if they do). */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let from = 0;
  for (const { span, text: replacement } of ordered) {
    if (span.start < from) throw new RangeError(`edits overlap at offset ${span.start}`);
    result += text.slice(from, span.start) + replacement;
    from = span.end;
  }
  return result + text.slice(from);
}
