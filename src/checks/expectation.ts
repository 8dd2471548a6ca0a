import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './check';
import { pattern } from './pattern';
import { show } from './show';

export type Scalar = string | number | boolean | null;
export type ValueType = 'string' | 'number' | 'boolean' | 'list' | 'map' | 'null';

/** What an author expects of a value; all clauses must hold. A bare scalar means `equals`. */
export type Expectation = Scalar | Clauses;

export interface Clauses {
  /** The same value; lists and maps are compared in depth. */
  readonly equals?: unknown;
  /** Does not hold: a value, or an expectation. An absent value passes it. */
  readonly not?: Expectation;
  readonly oneOf?: readonly unknown[];
  /** Source of a regular expression that is found in the text. */
  readonly matches?: string;
  /** A part of a text, an item of a list or a key of a map; a list means all of them. */
  readonly contains?: unknown;
  readonly min?: number;
  readonly max?: number;
  readonly type?: ValueType;
  readonly exists?: boolean;
  /** Of a text, a list or a map. */
  readonly length?: Expectation;
  /** Of the items of a list or the values of a map. */
  readonly every?: Expectation;
  readonly some?: Expectation;
  readonly near?: { readonly value: number; readonly tolerance: number };
}

/** Why a value is not what was expected, both in words. */
export interface Mismatch {
  readonly expected: string;
  readonly actual: string;
}

/** What is wrong with a value (`undefined` stands for an absent one), or `undefined` when the expectation holds. */
export function matchExpectation(expectation: Expectation, value: unknown): Mismatch | undefined {
  for (const [clause, argument] of clausesOf(expectation)) {
    const mismatch = matchClause(clause, argument, value);
    if (mismatch) return mismatch;
  }
  return undefined;
}

/** The expectation in words: `at least 3, at most 5`. */
export function describeExpectation(expectation: Expectation): string {
  return clausesOf(expectation).map(describeClause).join(', ') || 'anything';
}

type Clause = { [K in keyof Clauses]-?: readonly [K, NonNullable<Clauses[K]> | null] }[keyof Clauses];

function clausesOf(expectation: Expectation): Clause[] {
  if (expectation === null || typeof expectation !== 'object') return [['equals', expectation] as unknown as Clause];
  return Object.entries(expectation).filter(([, argument]) => argument !== undefined) as unknown as Clause[];
}

function typeOf(value: unknown): ValueType | undefined {
  if (value === undefined) return undefined;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'bigint') return 'number';
  return typeof value as ValueType;
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function itemsOf(value: unknown): [string, unknown][] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [`item ${index + 1}`, item]);
  if (value !== null && typeof value === 'object')
    return Object.entries(value).map(([key, item]) => [`\`${key}\``, item]);
  return undefined;
}

function lengthOf(value: unknown): number | undefined {
  return typeof value === 'string' ? [...value].length : itemsOf(value)?.length;
}

function holds(value: unknown, part: unknown): boolean {
  if (typeof value === 'string') return value.includes(String(part));
  if (Array.isArray(value)) return value.some((item) => isDeepStrictEqual(item, part));
  return value !== null && typeof value === 'object' && Object.hasOwn(value, String(part));
}

function matchClause(clause: Clause[0], argument: unknown, value: unknown): Mismatch | undefined {
  const verdict = (isMet: boolean, actual = show(value)): Mismatch | undefined =>
    isMet ? undefined : { expected: describeClause([clause, argument] as unknown as Clause), actual };
  switch (clause) {
    case 'equals':
      return verdict(isDeepStrictEqual(value, argument));
    case 'not':
      return verdict(matchExpectation(argument as Expectation, value) !== undefined);
    case 'oneOf':
      return verdict(asList(argument).some((option) => isDeepStrictEqual(option, value)));
    case 'matches':
      return verdict(isText(value) && pattern(argument as string).test(String(value)));
    case 'contains':
      return verdict(asList(argument).every((part) => holds(value, part)));
    case 'min':
      return verdict(typeof value === 'number' && value >= (argument as number));
    case 'max':
      return verdict(typeof value === 'number' && value <= (argument as number));
    case 'type':
      return verdict(typeOf(value) === argument, `${show(value)}${value === undefined ? '' : ` (${typeOf(value)})`}`);
    case 'exists':
      return verdict((value !== undefined) === argument);
    case 'length': {
      const length = lengthOf(value);
      const isMet = length !== undefined && !matchExpectation(argument as Expectation, length);
      return verdict(isMet, length === undefined ? show(value) : `length ${length}: ${show(value)}`);
    }
    case 'every': {
      const items = itemsOf(value);
      const wrong = items?.find(([, item]) => matchExpectation(argument as Expectation, item));
      return verdict(items !== undefined && !wrong, wrong && `${wrong[0]} is ${show(wrong[1])}`);
    }
    case 'some':
      return verdict(itemsOf(value)?.some(([, item]) => !matchExpectation(argument as Expectation, item)) ?? false);
    case 'near': {
      const { value: middle, tolerance } = argument as NonNullable<Clauses['near']>;
      return verdict(typeof value === 'number' && Math.abs(value - middle) <= tolerance);
    }
    default:
      return clause satisfies never;
  }
}

const isText = (value: unknown) => ['string', 'number', 'boolean', 'bigint'].includes(typeof value);

function describeClause([clause, argument]: Clause): string {
  switch (clause) {
    case 'equals':
      return show(argument);
    case 'not':
      return `not ${describeExpectation(argument as Expectation)}`;
    case 'oneOf':
      return `one of ${asList(argument).map(show).join(', ')}`;
    case 'matches':
      return `text that matches \`${argument}\``;
    case 'contains':
      return `something that contains ${asList(argument).map(show).join(' and ')}`;
    case 'min':
      return `at least ${argument}`;
    case 'max':
      return `at most ${argument}`;
    case 'type':
      return `a ${argument}`;
    case 'exists':
      return argument ? 'a value' : 'no value';
    case 'length':
      return `length ${describeExpectation(argument as Expectation)}`;
    case 'every':
      return `each ${describeExpectation(argument as Expectation)}`;
    case 'some':
      return `one that is ${describeExpectation(argument as Expectation)}`;
    case 'near': {
      const { value, tolerance } = argument as NonNullable<Clauses['near']>;
      return `${value} ± ${tolerance}`;
    }
    default:
      return clause satisfies never;
  }
}

/** The JSON Schema of an expectation. It refers to itself as `#/$defs/expectation`: put it there in whatever schema uses it. */
export const expectationSchema: JsonSchema = {
  title: 'Expectation',
  description: 'A value that it must equal, or clauses that must all hold.',
  anyOf: [
    { type: ['string', 'number', 'boolean', 'null'] },
    {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        equals: { description: 'The same value; lists and maps are compared in depth.' },
        not: { $ref: '#/$defs/expectation', description: 'Must not hold; an absent value passes.' },
        oneOf: { type: 'array', minItems: 1, description: 'One of these values.' },
        matches: {
          type: 'string',
          description:
            'A regular expression that is found in the text; `^` and `$` stand for line ends, a leading `(?i)` ignores case.',
        },
        contains: { description: 'A part of a text, an item of a list or a key of a map; a list means all of them.' },
        min: { type: 'number', description: 'At least.' },
        max: { type: 'number', description: 'At most.' },
        type: { enum: ['string', 'number', 'boolean', 'list', 'map', 'null'], description: 'The type of the value.' },
        exists: { type: 'boolean', description: 'Whether there is a value at all.' },
        length: { $ref: '#/$defs/expectation', description: 'Of the length of a text, list or map.' },
        every: { $ref: '#/$defs/expectation', description: 'Of each item of a list or value of a map.' },
        some: { $ref: '#/$defs/expectation', description: 'Of at least one item of a list or value of a map.' },
        near: {
          type: 'object',
          additionalProperties: false,
          required: ['value', 'tolerance'],
          properties: { value: { type: 'number' }, tolerance: { type: 'number', minimum: 0 } },
          description: 'A number within a tolerance.',
        },
      },
    },
  ],
};

/** Where a schema takes an expectation. */
export const expectationRef: JsonSchema = { $ref: '#/$defs/expectation' };
