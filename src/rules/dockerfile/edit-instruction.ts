import type { TextEdit } from '../../core/finding';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import type { ShellWord } from '../../parse/shell';

/** The line end that the file uses. */
export function lineEndOf({ source: { text } }: DockerfileDocument): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Puts whole lines before an instruction and the comments that belong to it. */
export function insertBefore(
  document: DockerfileDocument,
  instruction: Instruction,
  lines: readonly string[],
): TextEdit {
  const { text } = document.source;
  let at = lineStart(text, instruction.span.start);
  for (
    let above = lineStart(text, at - 1);
    above < at && /^[ \t]*#/.test(text.slice(above, at));
    above = lineStart(text, at - 1)
  ) {
    // A directive or the file's first comment is not about this instruction.
    if (above === 0) break;
    at = above;
  }
  return { span: { start: at, end: at }, text: lines.map((line) => line + lineEndOf(document)).join('') };
}

/** Puts whole lines after an instruction. */
export function insertAfter(document: DockerfileDocument, { span }: Instruction, lines: readonly string[]): TextEdit {
  const { text } = document.source;
  const feed = text.indexOf('\n', span.end);
  if (feed < 0) {
    const end = text.length;
    return { span: { start: end, end }, text: lines.map((line) => lineEndOf(document) + line).join('') };
  }
  return { span: { start: feed + 1, end: feed + 1 }, text: lines.map((line) => line + lineEndOf(document)).join('') };
}

/** Takes an instruction out with its line. */
export function removeInstruction({ source: { text } }: DockerfileDocument, { span }: Instruction): TextEdit {
  const feed = text.indexOf('\n', span.end);
  return { span: { start: lineStart(text, span.start), end: feed < 0 ? text.length : feed + 1 }, text: '' };
}

/** Puts words behind a word of a command, as JSON strings where it stands in a list. */
export function addWords(
  { source: { text } }: DockerfileDocument,
  after: ShellWord,
  words: readonly string[],
): TextEdit {
  const { end } = after.span;
  const inList = isListItem(text, after);
  return {
    span: { start: end, end },
    text: words.map((word) => (inList ? `, ${JSON.stringify(word)}` : ` ${word}`)).join(''),
  };
}

/** Takes a word out of a command, with its comma in a list. */
export function removeWord({ source: { text } }: DockerfileDocument, { span, ...word }: ShellWord): TextEdit {
  let { start } = span;
  if (isListItem(text, { span, ...word })) while (start > 0 && /[\s,]/.test(text[start - 1] ?? '')) start--;
  else while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--;
  return { span: { start, end: span.end }, text: '' };
}

/** Puts another text in the place of a word, quoted as it was. */
export function replaceWord({ source: { text } }: DockerfileDocument, word: ShellWord, replacement: string): TextEdit {
  const quote = /^["']/.exec(text.slice(word.span.start, word.span.end))?.[0] ?? '';
  return { span: word.span, text: quote + replacement + quote };
}

function isListItem(text: string, { span }: ShellWord): boolean {
  return text[span.start] === '"' && /[[,]\s*$/.test(text.slice(Math.max(0, span.start - 200), span.start));
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
