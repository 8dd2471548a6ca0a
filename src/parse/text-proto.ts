import type { Span } from '../core/span';

/** A value of one word: a number, a name, or a text in quotes. */
export interface ProtoScalar {
  readonly kind: 'number' | 'name' | 'text';
  /** Without quotes. */
  readonly value: string;
  readonly span: Span;
}

/** A message: its fields in order. A list is as many fields of one name. */
export interface ProtoMessage {
  readonly kind: 'message';
  readonly fields: readonly ProtoField[];
  readonly span: Span;
}

/** A field with one value. */
export interface ProtoField {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: ProtoScalar | ProtoMessage;
}

/** A file in protobuf's text format. */
export interface TextProto {
  readonly root: ProtoMessage;
  readonly comments: readonly Span[];
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
  /** Where each field begins, with those of a list at their own value. */
  readonly starts: readonly number[];
}

interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'mark' | 'end';
  readonly text: string;
  readonly span: Span;
}

const pattern =
  /(#[^\r\n]*)|("(?:[^"\\\r\n]|\\[^\r\n])*"?|'(?:[^'\\\r\n]|\\[^\r\n])*'?)|(-?(?:\d[\w.]*(?:[eE][+-]\d+)?|\.\d\w*|inf\b|nan\b))|([A-Za-z_][\w.]*)|([{}<>[\]:,;/-])|(\S)/g;

/** Deeper text is not a configuration. */
const maxDepth = 100;

/** Reads protobuf's text format, as Triton's `config.pbtxt` has it, with places. Never throws; after an error it goes on with the next field. */
export function parseTextProto(text: string): TextProto {
  const reader = new Reader(text);
  const fields = reader.fields('', 0);
  const root: ProtoMessage = { kind: 'message', fields, span: { start: 0, end: text.length } };
  return { root, comments: reader.comments, problems: reader.problems, starts: reader.starts.sort((a, b) => a - b) };
}

class Reader {
  readonly comments: Span[] = [];
  readonly problems: { span: Span; message: string }[] = [];
  readonly starts: number[] = [];
  private readonly tokens: Token[] = [];
  private at = 0;

  constructor(private readonly text: string) {
    for (const match of text.matchAll(pattern)) {
      const [whole, comment, quoted, number, name, mark] = match;
      const span = { start: match.index, end: match.index + whole.length };
      if (comment !== undefined) this.comments.push(span);
      else if (quoted !== undefined) this.tokens.push({ kind: 'text', text: whole, span });
      else if (number !== undefined) this.tokens.push({ kind: 'number', text: whole, span });
      else if (name !== undefined) this.tokens.push({ kind: 'name', text: whole, span });
      else if (mark !== undefined) this.tokens.push({ kind: 'mark', text: whole, span });
      else if (whole !== '\uFEFF') this.problem(span, `\`${whole}\` does not belong here. Take it out.`);
    }
  }

  fields(close: string, depth: number): ProtoField[] {
    const found: ProtoField[] = [];
    for (;;) {
      const token = this.peek();
      if (token.kind === 'end' || (token.kind === 'mark' && /[}>\]]/.test(token.text))) {
        if (close === '' && token.kind !== 'end') {
          this.problem(token.span, `\`${token.text}\` closes nothing. Take it out.`);
          this.at++;
          continue;
        }
        return found;
      }
      this.at++;
      if (token.text === ',' || token.text === ';') continue;
      if (token.kind !== 'name') {
        this.problem(
          token.span,
          `A field's name is expected here, not \`${token.text.slice(0, 30)}\`. Write \`name: value\`.`,
        );
        continue;
      }
      this.starts.push(token.span.start);
      found.push(...this.values(token, depth));
    }
  }

  private values(name: Token, depth: number): ProtoField[] {
    const hasColon = this.peek().text === ':' && this.peek().kind === 'mark';
    if (hasColon) this.at++;
    const made = (value: ProtoScalar | ProtoMessage): ProtoField => ({ name: name.text, nameSpan: name.span, value });
    const next = this.peek();
    if (next.kind === 'mark' && next.text === '[') {
      this.at++;
      const list: ProtoField[] = [];
      for (;;) {
        const item = this.peek();
        if (item.kind === 'end' || item.text === ']') break;
        if (item.text === ',' && item.kind === 'mark') {
          this.at++;
          continue;
        }
        const value = this.value(true, depth);
        if (!value) break;
        this.starts.push(value.span.start);
        list.push(made(value));
      }
      this.close(']', next);
      return list;
    }
    const value = this.value(hasColon, depth);
    if (!value) this.problem(name.span, `\`${name.text}\` has no value. Write one after a colon.`);
    return value ? [made(value)] : [];
  }

  private value(hasColon: boolean, depth: number): ProtoScalar | ProtoMessage | undefined {
    const token = this.peek();
    if (token.kind === 'mark' && (token.text === '{' || token.text === '<')) {
      this.at++;
      if (depth > maxDepth) {
        this.problem(token.span, 'This is nested too deeply to be read. Flatten it.');
        this.at = this.tokens.length;
        return undefined;
      }
      const fields = this.fields(token.text === '{' ? '}' : '>', depth + 1);
      const end = this.close(token.text === '{' ? '}' : '>', token);
      return { kind: 'message', fields, span: { start: token.span.start, end } };
    }
    if (token.kind === 'mark' || token.kind === 'end' || !hasColon) return undefined;
    this.at++;
    if (token.kind !== 'text') return { kind: token.kind, value: token.text, span: token.span };
    let { end } = token.span;
    let value = this.unquote(token);
    // Texts that follow each other are one.
    for (let more = this.peek(); more.kind === 'text'; more = this.peek()) {
      value += this.unquote(more);
      end = more.span.end;
      this.at++;
    }
    return { kind: 'text', value, span: { start: token.span.start, end } };
  }

  private unquote({ text, span }: Token): string {
    const quote = text[0] ?? '';
    const isClosed = text.length > 1 && text.endsWith(quote);
    if (!isClosed) this.problem(span, 'This text has no end. Close its quotes on the same line.');
    return text.slice(1, isClosed ? -1 : undefined);
  }

  private close(mark: string, open: Token): number {
    const token = this.peek();
    if (token.kind === 'mark' && token.text === mark) {
      this.at++;
      return token.span.end;
    }
    this.problem(open.span, `\`${open.text}\` is not closed. Write \`${mark}\` where it ends.`);
    return this.tokens[Math.min(this.at, this.tokens.length) - 1]?.span.end ?? open.span.end;
  }

  private peek(): Token {
    const end = this.text.length;
    return this.tokens[this.at] ?? { kind: 'end', text: '', span: { start: end, end } };
  }

  private problem(span: Span, message: string): void {
    this.problems.push({ span, message });
  }
}
