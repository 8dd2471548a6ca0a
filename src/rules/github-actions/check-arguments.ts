import type { Span } from '../../core/span';
import type { ExpressionNode } from '../../parse/github-expression';
import { type ExpressionFunction, readPlaceholders } from './expression-functions';
import { describeType, type ExpressionType } from './expression-types';

type Call = ExpressionNode & { readonly kind: 'call' };

/** What is wrong in the arguments of a call; the span is one of the expression's text. */
interface ArgumentComplaint {
  readonly sort: 'refused' | 'type';
  readonly span: Span;
  readonly message: string;
}

/** What is wrong in the arguments of a known function, whose number is right: their types, a format's placeholders, the conditions of `case`. */
export function* checkArguments(
  node: Call,
  known: ExpressionFunction,
  types: readonly ExpressionType[],
): Generator<ArgumentComplaint> {
  for (const [index, type] of types.entries()) {
    const takes = known.takes[Math.min(index, known.takes.length - 1)] ?? 'any';
    const argument = node.args[index];
    if (!argument || takes === 'any' || type.kind === 'any' || takes.split(' ').includes(type.kind)) continue;
    const wants = takes === 'array' ? 'a list' : takes.startsWith('array') ? 'a list or a text' : 'a text';
    yield {
      sort: 'type',
      span: argument,
      message: `\`${known.name}\` wants ${wants} here, but this is ${describeType(type)}. Pass the value itself.`,
    };
  }
  const name = node.name.toLowerCase();
  if (name === 'format') yield* checkFormat(node);
  if (name === 'case') yield* checkCases(node, types);
}

function* checkFormat({ args: [first, ...values] }: Call): Generator<ArgumentComplaint> {
  if (first?.kind !== 'literal' || typeof first.value !== 'string') return;
  const { numbers, stray } = readPlaceholders(first.value);
  const missing = [...numbers].find((number) => number >= values.length);
  if (missing !== undefined)
    yield {
      sort: 'refused',
      span: first,
      message: `\`{${missing}}\` stands for argument ${missing + 1} after the format, but there ${values.length === 1 ? 'is 1' : `are ${values.length}`}. Placeholders count from \`{0}\`.`,
    };
  else if (stray)
    yield {
      sort: 'refused',
      span: first,
      message:
        'A brace in a format is written twice, `{{` or `}}`; a placeholder is a number in braces. Correct this one.',
    };
  const unused = values.findIndex((_, index) => !numbers.has(index));
  const value = values[unused];
  if (value && missing === undefined && !stray)
    yield {
      sort: 'type',
      span: value,
      message: `The format has no \`{${unused}}\`, so this argument is never shown. Add the placeholder, or take the argument out.`,
    };
}

function* checkCases({ args }: Call, types: readonly ExpressionType[]): Generator<ArgumentComplaint> {
  for (let index = 0; index < args.length - 1; index += 2) {
    const [type, argument] = [types[index], args[index]];
    if (type && argument && type.kind !== 'bool' && type.kind !== 'any')
      yield {
        sort: 'type',
        span: argument,
        message: `\`case\` wants a condition here, but this is ${describeType(type)}. Compare it with something.`,
      };
  }
}
