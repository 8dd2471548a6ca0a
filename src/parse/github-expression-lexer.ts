import type { Span } from '../core/span';

/** One piece of an expression; `text` is empty at the end. */
export interface ExpressionToken extends Span {
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
}

/** Why an expression cannot be read, and where in its text. */
export class ExpressionFault extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

const symbols = ['&&', '||', '==', '!=', '<=', '>=', '<', '>', '!', '(', ')', '[', ']', '.', ',', '*'];
const name = /[A-Za-z_][\w-]*/y;
const number = /[-+]?(?:0[xX][0-9a-fA-F]+|0o[0-7]+|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)/y;
const string = /'(?:[^']|'')*'/y;

/** The tokens of an expression (without its braces), the last one being the end; throws an `ExpressionFault`. */
export function lexExpression(text: string): ExpressionToken[] {
  const tokens: ExpressionToken[] = [];
  const take = (kind: ExpressionToken['kind'], at: number, found: string): number => {
    tokens.push({ kind, text: found, start: at, end: at + found.length });
    return at + found.length;
  };
  for (let at = 0; at < text.length; ) {
    const character = text[at] as string;
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const last = tokens.at(-1)?.text;
    if (
      /[\d+-]/.test(character) ||
      (character === '.' && last !== ')' && last !== ']' && isNumberAt(text, at, tokens))
    ) {
      const found = match(number, text, at);
      const follows = found === undefined ? '' : (text[at + found.length] ?? '');
      if (found === undefined || /[\w.]/.test(follows)) throw strange(text, at);
      at = take('number', at, found);
      continue;
    }
    const named = match(name, text, at);
    if (named !== undefined) {
      at = take('name', at, named);
      continue;
    }
    if (character === "'") {
      const quoted = match(string, text, at);
      if (quoted === undefined)
        throw new ExpressionFault('This text has no end. Close it with a single quote.', {
          start: at,
          end: text.trimEnd().length,
        });
      at = take('string', at, quoted);
      continue;
    }
    const symbol = symbols.find((each) => text.startsWith(each, at));
    if (symbol === undefined) throw strange(text, at);
    at = take('symbol', at, symbol);
  }
  const end = text.trimEnd().length;
  tokens.push({ kind: 'end', text: '', start: end, end });
  return tokens;
}

function isNumberAt(text: string, at: number, tokens: readonly ExpressionToken[]): boolean {
  const last = tokens.at(-1);
  return /\d/.test(text[at + 1] ?? '') && last?.kind !== 'name' && last?.kind !== 'string' && last?.text !== '*';
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function strange(text: string, at: number): ExpressionFault {
  const character = text[at] ?? '';
  const word = /^[^\s()[\],]+/.exec(text.slice(at))?.[0] ?? character;
  const span = { start: at, end: at + (character === '"' ? Math.max(1, quotedLength(text.slice(at))) : word.length) };
  if (character === '"')
    return new ExpressionFault("Texts in an expression stand in single quotes, not in double ones. Write `'…'`.", span);
  if (/^[&|=]/.test(word))
    return new ExpressionFault(`\`${character}\` is no operator. Write \`${character}${character}\`.`, {
      start: at,
      end: at + 1,
    });
  if (/^[+\-/%?]/.test(word) && !/^[+-]\d/.test(word))
    return new ExpressionFault(
      `\`${character}\` is no operator: expressions do not reckon. Compute in a script, and compare with \`==\`, \`<\`, \`&&\` and their like.`,
      { start: at, end: at + 1 },
    );
  return new ExpressionFault(
    `\`${word.slice(0, 40)}\` cannot be read in an expression. Check the spelling and the quotes.`,
    span,
  );
}

function quotedLength(text: string): number {
  return /^"[^"\r\n]*"?/.exec(text)?.[0].trimEnd().length ?? 1;
}
