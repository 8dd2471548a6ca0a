import type { Span } from '../core/span';
import type { InstructionText, OwnScript } from './instruction-text';
import { moveCommand } from './move-command';
import type { Heredoc } from './scan-dockerfile';
import type { ShellCommand, ShellWord } from './shell';

/** A word of an instruction, a JSON string in the exec form; offsets are into the file. */
export type Word = ShellWord;

/** `--name` or `--name=value`. */
export interface Flag {
  readonly name: string;
  /** Without quotes; empty when it has none. */
  readonly value: string;
  readonly span: Span;
}

/** `NAME=value` of ENV, ARG and LABEL. */
export interface Property {
  readonly name: string;
  /** Without quotes; `undefined` for an ARG without a default. */
  readonly value: string | undefined;
  readonly span: Span;
  readonly valueSpan: Span;
}

/** One instruction of a Dockerfile: its text, put at its place in the file. */
export class Instruction {
  readonly keyword: string;
  readonly span: Span;
  private placedWords: readonly Word[] | undefined;
  private placedFlags: readonly Flag[] | undefined;
  private placedProperties: readonly Property[] | undefined;
  private placedCommands: readonly ShellCommand[] | undefined;
  private placedTrigger: Instruction | undefined;

  constructor(
    private readonly own: InstructionText,
    private readonly start: number,
  ) {
    /** Upper case, e.g. `RUN`; any word when the file is half-typed. */
    this.keyword = own.keyword;
    this.span = this.move(own.span);
  }

  get keywordSpan(): Span {
    return this.move(this.own.keywordSpan);
  }

  get heredocs(): readonly Heredoc[] {
    return this.own.heredocs.map((each) => ({ ...each, body: this.move(each.body), end: this.start + each.end }));
  }

  /** The instruction that `ONBUILD` keeps for later; `undefined` for all others. */
  get trigger(): Instruction | undefined {
    const { trigger } = this.own;
    if (trigger) this.placedTrigger ??= new Instruction(trigger, this.start);
    return this.placedTrigger;
  }

  /** What follows the flags, without line continuations and comments. */
  get text(): string {
    return this.own.text;
  }

  /** True for a valid JSON list of strings, which is started without a shell. */
  get isExec(): boolean {
    return this.own.isExec;
  }

  get flags(): readonly Flag[] {
    this.placedFlags ??= this.own.flags.map(({ name, value, span }) => ({ name, value, span: this.move(span) }));
    return this.placedFlags;
  }

  /** The words after the flags; the strings of the list in the exec form. */
  get words(): readonly Word[] {
    this.placedWords ??= this.own.words.map(({ text, literal, span }) => ({ text, literal, span: this.move(span) }));
    return this.placedWords;
  }

  /** The words of `ENV`, `ARG` and `LABEL` as names and values. */
  get properties(): readonly Property[] {
    this.placedProperties ??= this.own.properties.map(({ name, value, span, valueSpan }) => ({
      name,
      value,
      span: this.move(span),
      valueSpan: this.move(valueSpan),
    }));
    return this.placedProperties;
  }

  /** The commands that `RUN`, `CMD`, `ENTRYPOINT` or a health check start, here-documents and `sh -c` included. */
  get commands(): readonly ShellCommand[] {
    const place = (start: number, end: number): Span => ({ start: this.start + start, end: this.start + end });
    this.placedCommands ??= this.own.commands.map((command) => moveCommand(command, place));
    return this.placedCommands;
  }

  /** The shell scripts in what `RUN`, `CMD`, `ENTRYPOINT` or a health check start. */
  get scripts(): readonly OwnScript[] {
    return this.own.scripts.map(({ place, ...script }) => ({
      ...script,
      place: (start, end) => this.move(place(start, end)),
    }));
  }

  /** The file's span of a range of `text`. */
  spanOf(start: number, end: number): Span {
    return this.move(this.own.spanOf(start, end));
  }

  private move({ start, end }: Span): Span {
    return { start: this.start + start, end: this.start + end };
  }
}
