import type { Span } from '../core/span';
import { type GroovyToken, readGroovyTokens } from './groovy-tokens';

/** A statement of a block: a call `name arguments { … }`, or anything else that begins with `name`. */
export interface GroovyCall {
  /** The first word; empty when the statement begins with none. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  /** What stands between the name and the block or the end, without line ends. */
  readonly args: readonly GroovyToken[];
  /** The statements of its block. */
  readonly block: readonly GroovyCall[] | undefined;
  /** From its opening brace on. */
  readonly blockSpan: Span | undefined;
}

/** A Groovy text as statements. */
export interface GroovyFile {
  readonly calls: readonly GroovyCall[];
  readonly comments: readonly Span[];
  /** True when all strings and brackets are closed: only then can something be said to be missing. */
  readonly sound: boolean;
}

const maxDepth = 60;

/** Reads the statements of any text without throwing. */
export function readGroovy(text: string): GroovyFile {
  const { tokens, comments, closed } = readGroovyTokens(text);
  const reader = new Reader(tokens);
  const calls: GroovyCall[] = [];
  while (!reader.ended) calls.push(...reader.readBlock(0));
  return { calls, comments, sound: closed && reader.balanced };
}

class Reader {
  private at = 0;
  balanced = true;

  constructor(private readonly tokens: readonly GroovyToken[]) {}

  get ended(): boolean {
    return this.at >= this.tokens.length;
  }

  /** Reads statements up to and with the closing brace. */
  readBlock(depth: number): GroovyCall[] {
    const calls: GroovyCall[] = [];
    for (;;) {
      const token = this.tokens[this.at];
      if (!token) {
        if (depth > 0) this.balanced = false;
        return calls;
      }
      if (token.kind === 'line' || isSign(token, ';')) {
        this.at++;
      } else if (isSign(token, '}')) {
        if (depth === 0) this.balanced = false;
        this.at++;
        return calls;
      } else calls.push(this.readStatement(token, depth));
    }
  }

  private readStatement(first: GroovyToken, depth: number): GroovyCall {
    const named = first.kind === 'word';
    if (named) this.at++;
    const args: GroovyToken[] = [];
    let block: GroovyCall[] | undefined;
    let blockStart = 0;
    let end = first.end;
    for (;;) {
      const token = this.tokens[this.at];
      if (!token || isSign(token, ';') || isSign(token, '}')) break;
      if (token.kind === 'line') {
        if (block !== undefined ? !this.isNext('.') : !this.goesOn(args, named)) break;
        this.at++;
      } else if (isSign(token, '{')) {
        if (block !== undefined || !named || depth >= maxDepth) this.skip(args);
        else {
          blockStart = token.start;
          this.at++;
          block = this.readBlock(depth + 1);
        }
      } else if (isSign(token, '(') || isSign(token, '[')) this.skip(args);
      else {
        args.push(token);
        this.at++;
        if (token === first && !named && /[)\]]/.test(token.text)) this.balanced = false;
      }
      end = Math.max(end, this.tokens[this.at - 1]?.end ?? end);
    }
    return {
      name: named ? first.text : '',
      nameSpan: { start: first.start, end: first.end },
      span: { start: first.start, end },
      args,
      block,
      blockSpan: block && { start: blockStart, end },
    };
  }

  /** Whether the statement goes on in the next line: after a comma or a sign, before a block or a dot. */
  private goesOn(args: readonly GroovyToken[], named: boolean): boolean {
    const last = args.at(-1);
    if (last?.kind === 'sign' && !/[)\]}]/.test(last.text)) return true;
    return (named && this.isNext('{')) || this.isNext('.') || this.isNext('?') || this.isNext(':');
  }

  /** Whether the next lines begin with a sign. */
  private isNext(sign: string): boolean {
    let next = this.at;
    while (this.tokens[next]?.kind === 'line') next++;
    return isSign(this.tokens[next], sign);
  }

  /** Takes a bracket with all that stands in it as arguments. */
  private skip(args: GroovyToken[]): void {
    const open: string[] = [];
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      this.at++;
      if (token.kind !== 'line') args.push(token);
      if (token.kind !== 'sign') continue;
      if (token.text === '(' || token.text === '[' || token.text === '{') open.push(token.text);
      else if (token.text === ')' || token.text === ']' || token.text === '}') {
        const opened = open.pop();
        if (pairs[opened ?? ''] !== token.text) this.balanced = false;
        if (open.length === 0) return;
      }
    }
    this.balanced = false;
  }
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function isSign(token: GroovyToken | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}
