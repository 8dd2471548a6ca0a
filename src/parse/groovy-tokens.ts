/** A word, a string, a sign or a line end of a Groovy text. */
export interface GroovyToken {
  readonly kind: 'word' | 'string' | 'number' | 'sign' | 'line';
  readonly start: number;
  readonly end: number;
  /** The word or sign as written; of a string what stands between its quotes. */
  readonly text: string;
  /** Offset of a string's content. */
  readonly inside: number;
  /** True for a string in which `${…}` is replaced. */
  readonly interpolated: boolean;
}

/** A Groovy text taken apart. */
export interface GroovyTokens {
  readonly tokens: readonly GroovyToken[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** False when a string or a comment has no end. */
  readonly closed: boolean;
}

/** Reads any text without throwing; linear in its length. */
export function readGroovyTokens(text: string): GroovyTokens {
  const tokens: GroovyToken[] = [];
  const comments: { start: number; end: number }[] = [];
  let closed = true;
  let at = 0;
  const add = (kind: GroovyToken['kind'], end: number, inside = at, insideEnd = end, interpolated = false): void => {
    tokens.push({ kind, start: at, end, text: text.slice(inside, insideEnd), inside, interpolated });
    at = end;
  };
  const comment = (end: number): void => {
    comments.push({ start: at, end });
    at = end;
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '\n' || character === '\r') add('line', at + 1);
    else if (/\s|\ufeff/.test(character)) at++;
    else if (text.startsWith('//', at) || text.startsWith('#!', at)) comment(lineEnd(text, at));
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) closed = false;
      comment(end < 0 ? text.length : end + 2);
    } else if (character === "'" || character === '"') {
      const triple = character.repeat(3);
      const quote = text.startsWith(triple, at) ? triple : character;
      const found = stringEnd(text, at + quote.length, quote);
      if (found.closed) add('string', found.end + quote.length, at + quote.length, found.end, character === '"');
      else {
        closed = false;
        add('string', found.end, at + quote.length, found.end, character === '"');
      }
    } else if (character === '/' && beginsPattern(tokens.at(-1))) {
      const end = patternEnd(text, at + 1);
      if (end === undefined) add('sign', at + 1);
      else add('string', end + 1, at + 1, end, true);
    } else if (/[A-Za-z_$]/.test(character)) add('word', wordEnd(text, at));
    else if (/[0-9]/.test(character)) add('number', wordEnd(text, at));
    else add('sign', at + 1);
  }
  return { tokens, comments, closed };
}

function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function wordEnd(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && /[\w$]/.test(text[end] ?? '')) end++;
  return end;
}

/** Where a string's content ends; a string in single quotes ends with its line when its quote is missing. */
function stringEnd(text: string, from: number, quote: string): { end: number; closed: boolean } {
  const single = quote.length === 1;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (text.startsWith(quote, at)) return { end: at, closed: true };
    else if (single && (character === '\n' || character === '\r')) return { end: at, closed: false };
    else if (quote[0] === '"' && text.startsWith('${', at)) at = expressionEnd(text, at + 2, single);
  }
  return { end: text.length, closed: false };
}

/** The last offset of `${…}`, whose inside may have strings and blocks; where it began when it has no end. */
function expressionEnd(text: string, from: number, oneLine: boolean): number {
  let depth = 1;
  for (let at = from; at < text.length && at < from + 5_000; at++) {
    const character = text[at] ?? '';
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
    else if (oneLine && (character === '\n' || character === '\r')) break;
    else if (character === "'" || character === '"') {
      const close = text.indexOf(character, at + 1);
      const end = lineEnd(text, at);
      if (close > 0 && close < end) at = close;
    }
  }
  return from - 1;
}

/** Whether a slash after this token begins a pattern; after a value it divides. */
function beginsPattern(before: GroovyToken | undefined): boolean {
  return before === undefined || before.kind === 'line' || (before.kind === 'sign' && !/[)\]}]/.test(before.text));
}

function patternEnd(text: string, from: number): number | undefined {
  const end = lineEnd(text, from);
  for (let at = from; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '/') return at > from ? at : undefined;
  }
  return undefined;
}
