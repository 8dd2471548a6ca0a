import type { Span } from '../core/span';
import type { Flag, Property, Word } from './dockerfile-instruction';
import { JoinedText } from './joined-text';
import { moveCommand } from './move-command';
import type { Heredoc, Statement } from './scan-dockerfile';
import type { ParseShell, ShellCommand } from './shell';
import { unquoteWord } from './unquote-word';

/** A run of characters without white space, but for what quotes and escapes hold together. */
const wordWithBackslashes = /(?:\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"?|'[^']*'?|[^\s"'\\]|\\$)+/g;
const wordWithBackticks = /(?:`[\s\S]|"(?:`[\s\S]|[^"`])*"?|'[^']*'?|[^\s"'`]|`$)+/g;

/** A shell script inside an instruction. */
export interface OwnScript {
  readonly text: string;
  /** Where a range of the script stands. */
  readonly place: (start: number, end: number) => Span;
  /** False when only the whole script's place is known. */
  readonly isExact: boolean;
  /** The shell that the script itself names (`bash`); `undefined` where `SHELL` decides. */
  readonly shell: string | undefined;
}

/** One instruction by its own text alone, so that it can be kept while the file around it changes: offsets are into this text. Its parts are read when first asked for. */
export class InstructionText {
  /** Upper case, e.g. `RUN`; any word when the file is half-typed. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly span: Span;
  readonly heredocs: readonly Heredoc[];
  private readonly line: JoinedText;
  private parts: { flags: readonly Flag[]; from: number } | undefined;
  private splitWords: readonly Word[] | undefined;
  private jsonWords: readonly Word[] | false | undefined;
  private joinedText: string | undefined;
  private readProperties: readonly Property[] | undefined;
  private shellCommands: readonly ShellCommand[] | undefined;
  private shellScripts: readonly OwnScript[] | undefined;
  private innerInstruction: InstructionText | undefined;

  constructor(
    private readonly source: string,
    private readonly statement: Statement,
    private readonly escapeMark: string,
    private readonly parseShell: ParseShell,
    /** False when `SHELL` named something that is not a POSIX shell. */
    private readonly shellIsPosix: boolean,
  ) {
    this.span = statement.span;
    this.heredocs = statement.heredocs;
    this.line = new JoinedText(source, statement.pieces);
    const length = /^\S*/.exec(this.line.text)?.[0].length ?? 0;
    this.keyword = this.line.text.slice(0, length).toUpperCase();
    this.keywordSpan = this.line.spanAt(0, length);
  }

  get flags(): readonly Flag[] {
    return this.head.flags;
  }

  /** The instruction behind `ONBUILD`. */
  get trigger(): InstructionText | undefined {
    if (this.keyword !== 'ONBUILD' || this.text === '') return undefined;
    const { start } = this.spanOf(0, 0);
    const pieces = this.statement.pieces.flatMap((piece) =>
      piece.end <= start ? [] : [{ start: Math.max(piece.start, start), end: piece.end }],
    );
    const statement = { ...this.statement, span: { start, end: this.span.end }, pieces };
    this.innerInstruction ??= new InstructionText(
      this.source,
      statement,
      this.escapeMark,
      this.parseShell,
      this.shellIsPosix,
    );
    return this.innerInstruction;
  }

  /** What follows the flags, without line continuations and comments. */
  get text(): string {
    this.joinedText ??= this.line.text.slice(this.head.from);
    return this.joinedText;
  }

  /** The file's span of a range of `text`. */
  spanOf(start: number, end: number): Span {
    return this.line.spanAt(this.head.from + start, this.head.from + end);
  }

  /** True for a valid JSON list of strings, which is started without a shell. */
  get isExec(): boolean {
    return this.json !== false;
  }

  /** The words after the flags; the strings of the list in the exec form. */
  get words(): readonly Word[] {
    return this.json || this.plainWords;
  }

  /** The words of `ENV`, `ARG` and `LABEL` as names and values. */
  get properties(): readonly Property[] {
    this.readProperties ??= this.readNamesAndValues();
    return this.readProperties;
  }

  private readNamesAndValues(): readonly Property[] {
    const words = this.plainWords;
    const [first, second] = words;
    if (!first) return [];
    const legacy =
      this.keyword !== 'ARG' && second && !this.source.slice(first.span.start, first.span.end).includes('=');
    if (legacy) {
      const span = { start: first.span.start, end: words.at(-1)?.span.end ?? second.span.end };
      const valueSpan = { start: second.span.start, end: span.end };
      const value = this.text.trim().slice(first.text.length).trim();
      return [{ name: first.text, value: unquoteWord(value, this.escapeMark).text, span, valueSpan }];
    }
    return words.map(({ text, span }) => {
      const equals = text.indexOf('=');
      if (equals < 0) return { name: text, value: undefined, span, valueSpan: { start: span.end, end: span.end } };
      const start = Math.min(span.end, span.start + equals + 1);
      return { name: text.slice(0, equals), value: text.slice(equals + 1), span, valueSpan: { start, end: span.end } };
    });
  }

  /** The commands that `RUN`, `CMD`, `ENTRYPOINT` or a health check start, here-documents and `sh -c` included. */
  get commands(): readonly ShellCommand[] {
    this.shellCommands ??= this.readCommands();
    return this.shellCommands;
  }

  private get plainWords(): readonly Word[] {
    this.splitWords ??= this.split();
    return this.splitWords;
  }

  private get head(): { flags: readonly Flag[]; from: number } {
    if (this.parts) return this.parts;
    const flags: Flag[] = [];
    const { text } = this.line;
    const next = /\s*(--[A-Za-z][^\s=]*)(?:=("[^"]*"|'[^']*'|\S*))?(?=\s|$)/y;
    let from = this.keyword.length;
    next.lastIndex = from;
    for (let match = next.exec(text); match; match = next.exec(text)) {
      const [whole, name = '', value = ''] = match;
      const end = match.index + whole.length;
      const start = end - whole.trimStart().length;
      flags.push({
        name: name.slice(2).toLowerCase(),
        value: unquoteWord(value).text,
        span: this.line.spanAt(start, end),
      });
      from = end;
    }
    while (from < text.length && /\s/.test(text[from] ?? '')) from++;
    this.parts = { flags, from };
    return this.parts;
  }

  private get json(): readonly Word[] | false {
    this.jsonWords ??= this.readJson(0);
    return this.jsonWords;
  }

  private readJson(from: number): readonly Word[] | false {
    const text = this.text.slice(from).trim();
    if (!text.startsWith('[') || !text.endsWith(']')) return false;
    let values: unknown;
    try {
      values = JSON.parse(text);
    } catch {
      return false;
    }
    if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return false;
    const offset = this.text.indexOf('[', from);
    const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)];
    return values.map((value: string, index) => {
      const found = strings[index];
      const start = offset + (found?.index ?? 0);
      return { text: value, literal: true, span: this.spanOf(start, start + (found?.[0].length ?? 0)) };
    });
  }

  private split(): Word[] {
    const words: Word[] = [];
    const { text } = this;
    const word = this.escapeMark === '`' ? wordWithBackticks : wordWithBackslashes;
    for (const { index, 0: raw } of text.matchAll(word))
      words.push({ ...unquoteWord(raw, this.escapeMark), span: this.spanOf(index, index + raw.length) });
    return words;
  }

  /** The shell scripts in `RUN`, `CMD`, `ENTRYPOINT` or a health check: plain ones, here-documents, and those of `["sh", "-c", "…"]`. */
  get scripts(): readonly OwnScript[] {
    this.shellScripts ??= this.readScripts();
    return this.shellScripts;
  }

  private readCommands(): readonly ShellCommand[] {
    const words = this.started?.list;
    const [first] = words || [];
    if (words && first && this.scripts.length === 0) {
      const span = { start: first.span.start, end: words.at(-1)?.span.end ?? first.span.end };
      return [{ words, assignments: [], span, followedBy: '' }];
    }
    return this.scripts.flatMap(({ text, place }) =>
      this.parseShell(text).map((command) => moveCommand(command, place)),
    );
  }

  /** Where in `text` the command begins, and its list in the exec form; `undefined` when the instruction starts nothing. */
  private get started(): { readonly from: number; readonly list: readonly Word[] | false } | undefined {
    if (this.keyword === 'HEALTHCHECK') {
      const from = /^CMD\s+/i.exec(this.text)?.[0].length;
      return from === undefined ? undefined : { from, list: this.readJson(from) };
    }
    return /^(?:RUN|CMD|ENTRYPOINT)$/.test(this.keyword) ? { from: 0, list: this.json } : undefined;
  }

  private readScripts(): readonly OwnScript[] {
    const { started } = this;
    if (!started) return [];
    if (started.list) return scriptOfList(started.list, this.source);
    if (!this.shellIsPosix) return [];
    if (this.heredocs.length > 0 && this.keyword !== 'HEALTHCHECK') return this.heredocScripts();
    const { from } = started;
    const place = (start: number, end: number): Span => this.spanOf(from + start, from + end);
    return [{ text: this.text.slice(from), place, isExact: true, shell: undefined }];
  }

  private heredocScripts(): readonly OwnScript[] {
    const [heredoc] = this.heredocs;
    const last = this.heredocs.at(-1);
    if (!heredoc || !last) return [];
    const isScript = /^\d*<<-?["']?[^\s"']+["']?\s*$/.test(this.text);
    const body = this.source.slice(heredoc.body.start, heredoc.body.end);
    if (isScript && /^\s*#!(?!.*\b(?:ba|da|a|z)?sh\b)/.test(body)) return [];
    const end = isScript ? heredoc.body.end : last.end;
    const lines = withoutReturns(this.source, isScript ? heredoc.body.start : this.heredocLine, end);
    const shell = isScript ? /^\s*#!.*?\b(\w*sh)\b/.exec(body)?.[1] : undefined;
    return [{ text: lines.text, place: (from, to) => lines.spanAt(from, to), isExact: true, shell }];
  }

  /** Where the last line of the instruction proper begins (after its continuations). */
  private get heredocLine(): number {
    return this.spanOf(0, 0).start;
  }
}

/** The script of `["sh", "-c", "…"]`; any other list is one command and no script. */
function scriptOfList([program, option, script]: readonly Word[], source: string): readonly OwnScript[] {
  const shell = /(?:^|\/)((?:ba|da|a|z)?sh)$/.exec(program?.text ?? '')?.[1];
  if (!shell || !script || !/^-[a-z]*c$/.test(option?.text ?? '')) return [];
  // With JSON escapes inside, offsets would be guesses: then the whole string stands for each part.
  const isExact = source.slice(script.span.start + 1, script.span.end - 1) === script.text;
  const begin = script.span.start + 1;
  const place = (from: number, to: number): Span => (isExact ? { start: begin + from, end: begin + to } : script.span);
  return [{ text: script.text, place, isExact, shell }];
}

/** The lines of a range without carriage returns, which a shell would take for part of the last word. */
function withoutReturns(source: string, start: number, end: number): JoinedText {
  const pieces: Span[] = [];
  let from = start;
  for (let at = source.indexOf('\r\n', start); at >= 0 && at < end; at = source.indexOf('\r\n', from)) {
    pieces.push({ start: from, end: at });
    from = at + 1;
  }
  pieces.push({ start: from, end });
  return new JoinedText(source, pieces);
}
