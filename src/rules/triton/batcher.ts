import type { Problem } from '../../core/finding';
import type { ProtoField, ProtoMessage } from '../../parse/text-proto';
import { fieldsOf, scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** Priorities, control tensors and batch inputs fit together. */
export const batcher: TritonRule = {
  id: 'triton/batcher',
  summary: 'Give batchers priorities, control tensors and sources that fit together.',
  why: 'Triton refuses the model at load time, so after the rollout every request for it is answered with an error.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ proto: { root } }) {
    for (const field of fieldsOf(root, 'dynamic_batching')) yield* checkPriorities(field);
    for (const field of fieldsOf(root, 'sequence_batching')) yield* checkControls(field);
    yield* checkSources(root);
  },
};

function* checkPriorities({ value: batching }: ProtoField): Generator<Problem> {
  const levels = scalarOf(batching, 'priority_levels');
  const most = Number(levels?.value ?? 0);
  if (!levels || !(most > 0)) return;
  const inRange = `Write a level from 1 to ${most}`;
  const byDefault = scalarOf(batching, 'default_priority_level');
  if (!byDefault || Number(byDefault.value) < 1 || Number(byDefault.value) > most)
    yield {
      span: byDefault?.span ?? levels.span,
      message: byDefault
        ? `There is no priority level ${byDefault.value}, so Triton refuses the model. ${inRange}.`
        : `With \`priority_levels\`, Triton refuses a model without \`default_priority_level\`. ${inRange}.`,
    };
  for (const { value } of fieldsOf(batching, 'priority_queue_policy')) {
    const key = scalarOf(value, 'key');
    if (key && (Number(key.value) < 1 || Number(key.value) > most))
      yield {
        span: key.span,
        message: `There is no priority level ${key.value}, so Triton refuses the model. ${inRange}.`,
      };
  }
  const ordered = scalarOf(batching, 'preserve_ordering');
  if (ordered?.value === 'true' && most > 1)
    yield {
      span: ordered.span,
      message: `Responses cannot keep their order when requests have ${most} priorities, so Triton refuses the model. Take one of both out.`,
    };
}

const ranges = ['int32_false_true', 'fp32_false_true', 'bool_false_true'];
const boolean = /^CONTROL_SEQUENCE_(?:START|READY|END)$/;

function* checkControls({ value: batching }: ProtoField): Generator<Problem> {
  const names = new Set<string>();
  const kinds = new Set<string>();
  for (const { value: input, nameSpan } of fieldsOf(batching, 'control_input')) {
    const name = scalarOf(input, 'name');
    if (!name?.value)
      yield {
        span: nameSpan,
        message: 'This control tensor has no `name`, so Triton refuses the model. Name the input that it is.',
      };
    else if (names.has(name.value))
      yield {
        span: name.span,
        message: `\`${name.value.slice(0, 60)}\` is a control tensor twice, so Triton refuses the model. Use one tensor for each control.`,
      };
    if (name) names.add(name.value);
    for (const { value: control } of fieldsOf(input, 'control')) {
      const kind = scalarOf(control, 'kind');
      if (!kind) continue;
      if (kinds.has(kind.value))
        yield {
          span: kind.span,
          message: `\`${kind.value}\` stands twice, so Triton refuses the model. Keep one tensor for it.`,
        };
      kinds.add(kind.value);
      if (!boolean.test(kind.value)) continue;
      const given = ranges.filter((range) => fieldsOf(control, range).length > 0);
      const [range] = given;
      const count = range ? fieldsOf(control, range).length : 0;
      if (given.length !== 1)
        yield {
          span: kind.span,
          message: `\`${kind.value}\` needs exactly one of ${ranges.map((each) => `\`${each}\``).join(', ')}, and has ${given.length}, so Triton refuses the model. Write e.g. \`fp32_false_true: [ 0, 1 ]\`.`,
        };
      else if (count !== 2)
        yield {
          span: kind.span,
          message: `\`${range}\` has ${count} ${count === 1 ? 'entry' : 'entries'}, and Triton wants two: what stands for false, and what for true. Write \`[ 0, 1 ]\`.`,
        };
    }
  }
}

function* checkSources(root: ProtoMessage): Generator<Problem> {
  const named = (field: string): Set<string | undefined> =>
    new Set(fieldsOf(root, field).map(({ value }) => scalarOf(value, 'name')?.value));
  const inputs = named('input');
  const outputs = named('output');
  for (const field of ['batch_input', 'batch_output'])
    for (const { value: batch, nameSpan } of fieldsOf(root, field)) {
      const sources = fieldsOf(batch, 'source_input');
      if (sources.length !== 1)
        yield {
          span: nameSpan,
          message: `\`${field}\` has ${sources.length} source inputs, and Triton wants one. Write one \`source_input\`.`,
        };
      const type = scalarOf(batch, 'data_type');
      if (field === 'batch_input' && type && !/^TYPE_(?:INT32|FP32)$/.test(type.value))
        yield {
          span: type.span,
          message: `A batch input is \`TYPE_INT32\` or \`TYPE_FP32\`, not \`${type.value.slice(0, 40)}\`. Write one of them.`,
        };
      yield* checkNames(sources, inputs, 'input');
      if (field === 'batch_output') yield* checkNames(fieldsOf(batch, 'target_name'), outputs, 'output');
    }
}

function* checkNames(
  fields: readonly ProtoField[],
  known: ReadonlySet<string | undefined>,
  what: string,
): Generator<Problem> {
  // Without inputs in the file Triton reads them from the model.
  if (known.size === 0) return;
  for (const { value } of fields)
    if (value.kind !== 'message' && !known.has(value.value))
      yield {
        span: value.span,
        message: `The model has no ${what} \`${value.value.slice(0, 60)}\`, so Triton refuses it. Name one that it has.`,
      };
}
