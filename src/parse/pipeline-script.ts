import type { Text } from './pipeline';
import { maskExpressions } from './pipeline-expression';
import type { ParseShell, ShellCommand, ShellWord } from './shell';

/** The commands of a step's script, with spans in the file. A word that an expression decides is not literal and is shown as written. */
export function readScript(run: Text, parseShell: ParseShell): ShellCommand[] {
  const shift = run.span.start;
  const place = (word: ShellWord): ShellWord => {
    const written = run.raw.slice(word.span.start, word.span.end);
    const dynamic = written.includes('${{');
    return {
      text: dynamic ? written : word.text,
      literal: word.literal && !dynamic,
      span: { start: word.span.start + shift, end: word.span.end + shift },
    };
  };
  return parseShell(maskExpressions(run)).map(({ words, assignments, span, followedBy }) => ({
    words: words.map(place),
    assignments: assignments.map(place),
    span: { start: span.start + shift, end: span.end + shift },
    followedBy,
  }));
}
