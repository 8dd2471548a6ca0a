import type { Span } from '../core/span';
import type { ShellCommand, ShellWord } from './shell';

/** A command with all its spans put elsewhere. */
export function moveCommand(command: ShellCommand, place: (start: number, end: number) => Span): ShellCommand {
  const move = ({ text, literal, span }: ShellWord): ShellWord => ({
    text,
    literal,
    span: place(span.start, span.end),
  });
  return {
    span: place(command.span.start, command.span.end),
    words: command.words.map(move),
    assignments: command.assignments.map(move),
    followedBy: command.followedBy,
  };
}
