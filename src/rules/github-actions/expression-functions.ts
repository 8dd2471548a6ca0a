import type { ExpressionNode } from '../../parse/github-expression';
import { anything, count, type ExpressionType, flag, text, typeOfValue } from './expression-types';

/** What a function of expressions takes and gives. */
export interface ExpressionFunction {
  /** The name as GitHub's documentation writes it. */
  readonly name: string;
  /** How many arguments at least and at most. */
  readonly least: number;
  readonly most: number;
  /** What each argument may be, the last for all that follow: kinds of types, or `any`. */
  readonly takes: readonly string[];
  readonly gives: ExpressionType;
}

const many = Number.POSITIVE_INFINITY;
const scalar = 'string number';

const list: readonly ExpressionFunction[] = [
  { name: 'contains', least: 2, most: 2, takes: [`array ${scalar}`, 'any'], gives: flag },
  { name: 'startsWith', least: 2, most: 2, takes: [scalar], gives: flag },
  { name: 'endsWith', least: 2, most: 2, takes: [scalar], gives: flag },
  { name: 'format', least: 2, most: many, takes: [scalar, 'any'], gives: text },
  { name: 'join', least: 1, most: 2, takes: ['array', scalar], gives: text },
  { name: 'toJSON', least: 1, most: 1, takes: ['any'], gives: text },
  { name: 'fromJSON', least: 1, most: 1, takes: [scalar], gives: anything },
  { name: 'hashFiles', least: 1, most: many, takes: [scalar], gives: text },
  { name: 'case', least: 3, most: many, takes: ['any'], gives: anything },
  { name: 'success', least: 0, most: 0, takes: [], gives: flag },
  { name: 'failure', least: 0, most: 0, takes: [], gives: flag },
  { name: 'always', least: 0, most: 0, takes: [], gives: flag },
  { name: 'cancelled', least: 0, most: 0, takes: [], gives: flag },
];

/** GitHub's functions by their names in lower case. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map(
  list.map((each) => [each.name.toLowerCase(), each]),
);

/** The number of arguments in words, when it is wrong for the function. */
export function wrongCount({ name, least, most }: ExpressionFunction, given: number): string | undefined {
  if (name === 'case' && given >= least && given % 2 === 0)
    return 'an odd number of arguments, the last for all other cases';
  if (least <= given && given <= most) return undefined;
  const number =
    most === many ? `at least ${least}` : least === most ? `${least === 0 ? 'no' : least}` : `${least} or ${most}`;
  return `${number} argument${number === '1' || number === 'at least 1' ? '' : 's'}`;
}

/** The type of a `fromJSON` of a literal; a text that is no JSON gives the reason. */
export function readJson(argument: ExpressionNode | undefined): ExpressionType | { readonly broken: string } {
  if (argument?.kind !== 'literal' || typeof argument.value !== 'string') return anything;
  try {
    return typeOfValue(JSON.parse(argument.value));
  } catch {
    return { broken: argument.value };
  }
}

/** The numbers of the placeholders of a format string, or the offset of a brace that is none. */
export function readPlaceholders(format: string): { readonly numbers: ReadonlySet<number>; readonly stray: boolean } {
  const numbers = new Set<number>();
  const rest = format.replace(/\{\{|\}\}|\{(\d+)\}/g, (_, number?: string) => {
    if (number !== undefined) numbers.add(Number(number));
    return '';
  });
  return { numbers, stray: /[{}]/.test(rest) };
}

/** The type of a comparison's or a count's operand that can be compared by size. */
export const ordered: ReadonlySet<ExpressionType['kind']> = new Set([count.kind, text.kind, anything.kind]);
