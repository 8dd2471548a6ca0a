import type { ProtoField } from '../../parse/text-proto';
import { fieldsOf, scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** A tensor's `reshape` holds as many elements as its `dims`. */
export const reshape: TritonRule = {
  id: 'triton/reshape',
  summary: 'Reshape a tensor into as many elements as it has.',
  why: 'Triton refuses the model at load time, so after the rollout every request for it is answered with an error.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ proto: { root } }) {
    const batch = scalarOf(root, 'max_batch_size');
    for (const tensor of [...fieldsOf(root, 'input'), ...fieldsOf(root, 'output')]) {
      const dims = sizes(fieldsOf(tensor.value, 'dims'));
      for (const field of fieldsOf(tensor.value, 'reshape')) {
        const shape = fieldsOf(field.value, 'shape');
        const wrong = shape.find(
          ({ value }) => value.kind === 'number' && (Number(value.value) < -1 || Number(value.value) === 0),
        );
        const to = sizes(shape);
        if (wrong) {
          yield {
            span: wrong.value.span,
            message: 'A dimension of `shape` is 1 or more, or -1 for one that varies. Write its size.',
          };
        } else if (shape.length === 0 && batch && Number(batch.value) === 0) {
          yield {
            span: field.nameSpan,
            message:
              'Without batches the model cannot take a tensor without dimensions, and Triton refuses it. Write `shape: [ 1 ]`.',
          };
        } else if (dims && to && dims.length > 0 && !fits(dims, to)) {
          yield {
            span: field.nameSpan,
            message: `\`dims: [ ${dims.join(', ')} ]\` and \`shape: [ ${to.join(', ')} ]\` do not hold the same number of elements, so Triton refuses the model. Write a shape of ${describe(dims)}.`,
          };
        }
      }
    }
  },
};

function sizes(fields: readonly ProtoField[]): number[] | undefined {
  const found = fields.map(({ value }) => (value.kind === 'number' ? Number(value.value) : Number.NaN));
  return found.every(Number.isInteger) ? found : undefined;
}

/** Dimensions that vary stand in the same order, and what stands between them has the same number of elements. */
function fits(dims: readonly number[], shape: readonly number[]): boolean {
  const [one, other] = [dims, shape].map(elements);
  return one?.length === other?.length && (one ?? []).every((count, at) => count === other?.[at]);
}

function elements(dims: readonly number[]): number[] {
  const counts = [1];
  for (const size of dims) {
    if (size === -1) counts.push(1);
    else counts.push((counts.pop() ?? 1) * size);
  }
  return counts;
}

function describe(dims: readonly number[]): string {
  const counts = elements(dims);
  return counts.length === 1 ? `${counts[0]} elements` : `${counts.join(' and ')} elements around each -1`;
}
