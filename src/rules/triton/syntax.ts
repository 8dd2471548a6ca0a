import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { ProtoField, ProtoMessage } from '../../parse/text-proto';
import type { TritonMessages } from '../../parse/triton';
import type { TritonRule } from './rule';

/** A configuration must be one that Triton can read. */
export const syntax: TritonRule = {
  id: 'triton/syntax',
  summary: 'Write a configuration that Triton can read.',
  why: 'Triton refuses to load a model whose configuration it cannot read: the server is up, and every request for the model is answered with an error.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ proto, messages, source: { text } }) {
    // Templates are filled in before Triton sees them.
    if (/\$\{|\{\{|\{%/.test(text)) return;
    const [first] = [...proto.problems].sort((a, b) => a.span.start - b.span.start);
    if (first) yield first;
    if (!first) yield* compare(proto.root, 'ModelConfig', messages, 0);
  },
};

function* compare(message: ProtoMessage, type: string, messages: TritonMessages, depth: number): Generator<Problem> {
  const fields = messages[type];
  if (!fields || depth > 20) return;
  const seen = new Set<string>();
  const chosen = new Map<string, string>();
  for (const field of message.fields) {
    const notation = Object.hasOwn(fields, field.name) ? fields[field.name] : undefined;
    if (notation === undefined) {
      const near = nearestName(field.name, Object.keys(fields));
      const span = field.nameSpan;
      yield {
        span,
        message: `Triton does not know \`${field.name}\` in \`${type}\`. ${near ? `You may mean \`${near}\`.` : 'Check its name and between which braces it stands.'}`,
        ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
      };
      continue;
    }
    const [shape = '', oneOf] = notation.split(' ');
    const isList = shape.startsWith('[]');
    if (!isList && seen.has(field.name))
      yield {
        span: field.nameSpan,
        message: `\`${field.name}\` stands here a second time, and Triton takes one. Take one out.`,
      };
    else if (oneOf && (chosen.get(oneOf) ?? field.name) !== field.name)
      yield {
        span: field.nameSpan,
        message: `\`${field.name}\` cannot stand beside \`${chosen.get(oneOf)}\`. Keep one of the two.`,
      };
    seen.add(field.name);
    if (oneOf) chosen.set(oneOf, field.name);
    yield* compareValue(field, isList ? shape.slice(2) : shape, messages, depth);
  }
}

function* compareValue(
  { name, value }: ProtoField,
  shape: string,
  messages: TritonMessages,
  depth: number,
): Generator<Problem> {
  if (shape.startsWith('@')) {
    if (value.kind === 'message') yield* compare(value, shape.slice(1), messages, depth + 1);
    else
      yield {
        span: value.span,
        message: `\`${name}\` takes fields between braces, not a single value. Write \`${name} { … }\`.`,
      };
    return;
  }
  if (value.kind === 'message') {
    yield {
      span: { start: value.span.start, end: value.span.start + 1 },
      message: `\`${name}\` takes a single value, not fields between braces. Write \`${name}: …\`.`,
    };
    return;
  }
  const { kind, span } = value;
  const told = value.value.slice(0, 60);
  if (shape.startsWith('=')) {
    const values = shape.slice(1).split(',');
    if (values.includes(value.value) && kind === 'name') return;
    if (kind === 'number' && Number(value.value) < values.length) return;
    const near =
      values.find((each) => each === value.value || each === `TYPE_${value.value}`) ??
      nearestName(value.value.replace(/^(?:TYPE_)?/, values[0]?.startsWith('TYPE_') ? 'TYPE_' : ''), values);
    yield {
      span,
      message: `\`${name}\` cannot be \`${told}\`. ${
        near
          ? `Write \`${near}\`, without quotes.`
          : `Write one of ${values
              .slice(0, 8)
              .map((each) => `\`${each}\``)
              .join(', ')}.`
      }`,
      ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
    };
    return;
  }
  if (shape === 's' && kind !== 'text')
    yield {
      span,
      message: `\`${name}\` is a text. Put \`${told}\` into quotes.`,
      fix: { title: 'Put it into quotes', edits: [{ span, text: `"${value.value}"` }], safe: false },
    };
  if (shape === 'i' && !(kind === 'number' && /^-?(?:\d+|0[xX][\da-fA-F]+)$/.test(value.value)))
    yield { span, message: `\`${name}\` is a whole number, not \`${told}\`. Write one, without quotes.` };
  if (shape === 'n' && !(kind === 'number' || /^(?:inf|nan|infinity)$/i.test(value.value)))
    yield { span, message: `\`${name}\` is a number, not \`${told}\`. Write one, without quotes.` };
  if (shape === 'b' && !/^(?:true|false|t|f|True|False|0|1)$/.test(kind === 'text' ? '' : value.value))
    yield {
      span,
      message: `\`${name}\` is \`true\` or \`false\`, not \`${told}\`. Write one of the two, without quotes.`,
    };
}
