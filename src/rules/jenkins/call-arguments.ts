import type { GroovyToken } from '../../parse/groovy-tokens';

/** An argument with a name, as in `returnStdout: true`. */
export interface NamedArgument {
  readonly name: GroovyToken;
  /** What stands behind the colon, up to the next comma. */
  readonly value: readonly GroovyToken[];
}

/** The arguments of one call, told apart. */
export interface CallArguments {
  readonly named: readonly NamedArgument[];
  readonly positional: readonly (readonly GroovyToken[])[];
}

/** Tells the arguments of a call apart; brackets around all of them are left out. */
export function readArguments(tokens: readonly GroovyToken[]): CallArguments {
  const named: NamedArgument[] = [];
  const positional: GroovyToken[][] = [];
  for (const part of split(withoutBrackets(tokens, '('))) {
    const [first, second, ...value] = part;
    if (first && (first.kind === 'word' || first.kind === 'string') && second?.text === ':' && second.kind === 'sign')
      named.push({ name: first, value });
    else if (first) positional.push(part);
  }
  return { named, positional };
}

/** The items of `[a, b]`; `undefined` for anything else. */
export function listItems(tokens: readonly GroovyToken[]): readonly (readonly GroovyToken[])[] | undefined {
  return isSign(tokens[0], '[') && closes(tokens, 0) === tokens.length - 1 ? split(tokens.slice(1, -1)) : undefined;
}

function withoutBrackets(tokens: readonly GroovyToken[], open: string): readonly GroovyToken[] {
  return isSign(tokens[0], open) && closes(tokens, 0) === tokens.length - 1 ? tokens.slice(1, -1) : tokens;
}

function split(tokens: readonly GroovyToken[]): GroovyToken[][] {
  const parts: GroovyToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'sign' && /^[([{]$/.test(token.text)) depth++;
    else if (token.kind === 'sign' && /^[)\]}]$/.test(token.text)) depth--;
    if (depth === 0 && isSign(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function closes(tokens: readonly GroovyToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const { kind, text = '' } = tokens[at] ?? {};
    if (kind !== 'sign') continue;
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text) && --depth === 0) return at;
  }
  return -1;
}

function isSign(token: GroovyToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}
