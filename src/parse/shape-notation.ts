/** What may stand at a place. */
export type Shape =
  | { readonly kind: 'any' | 'string' | 'integer' | 'number' | 'boolean' | 'null' }
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: readonly Shape[] }
  | { readonly kind: 'object'; readonly name: string };

/** The keys of an object with what stands at each, the required ones, and whether others are allowed. */
export interface ObjectShape {
  readonly p: Readonly<Record<string, string>>;
  readonly r?: readonly string[];
  readonly open?: boolean;
}

/** Objects by name. */
export type Shapes = Readonly<Record<string, ObjectShape>>;

const letters: Readonly<Record<string, Shape>> = {
  '*': { kind: 'any' },
  s: { kind: 'string' },
  i: { kind: 'integer' },
  n: { kind: 'number' },
  b: { kind: 'boolean' },
  '0': { kind: 'null' },
};

const known = new Map<string, readonly Shape[]>();

/**
 * Reads the short notation of the shape files: `s` text, `i` whole number, `n` number, `b` boolean, `0` nothing, `*` anything, `=a,b` one of these texts,
 * `@Name` an object, `[]x` a list of x, `{}x` a mapping of names to x; `|` separates alternatives, brackets group: `[](s|@Port)`.
 */
export function readNotation(notation: string): readonly Shape[] {
  const shapes = known.get(notation) ?? splitAlternatives(notation).map(readOne);
  known.set(notation, shapes);
  return shapes;
}

function readOne(text: string): Shape {
  const letter = letters[text];
  if (letter) return letter;
  if (text.startsWith('=')) return { kind: 'values', values: text.slice(1).split(',') };
  if (text.startsWith('@')) return { kind: 'object', name: text.slice(1) };
  const inner = text.slice(2).replace(/^\((.*)\)$/s, '$1');
  if (text.startsWith('[]')) return { kind: 'list', of: readNotation(inner) };
  if (text.startsWith('{}')) return { kind: 'map', of: readNotation(inner) };
  throw new RangeError(`the shape "${text}" cannot be read`);
}

function splitAlternatives(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
