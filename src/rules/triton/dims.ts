import { fieldsOf, scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** Dimensions and batch sizes are sizes that a tensor can have. */
export const dims: TritonRule = {
  id: 'triton/dims',
  summary: 'Write dimensions and batch sizes that a tensor can have.',
  why: 'Triton refuses the model at load time. Where the batch dimension stands in `dims` besides `max_batch_size`, clients must send one dimension more than the model takes.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ proto: { root } }) {
    const batch = scalarOf(root, 'max_batch_size');
    const most = Number(batch?.value ?? 'none');
    if (batch && most < 0)
      yield {
        span: batch.span,
        message: `\`max_batch_size\` cannot be ${batch.value}. Write 0 for a model without batches, or the largest batch.`,
      };
    for (const kind of ['input', 'output']) {
      for (const tensor of fieldsOf(root, kind)) {
        for (const { value } of fieldsOf(tensor.value, 'dims')) {
          if (value.kind !== 'number' || !(Number(value.value) < -1 || Number(value.value) === 0)) continue;
          yield {
            span: value.span,
            message: `A dimension cannot be ${value.value}. Write its size, or -1 for one that varies.`,
          };
        }
      }
    }
    for (const batching of fieldsOf(root, 'dynamic_batching')) {
      for (const { value } of fieldsOf(batching.value, 'preferred_batch_size')) {
        if (value.kind !== 'number') continue;
        const size = Number(value.value);
        if (size <= 0)
          yield {
            span: value.span,
            message: `A batch cannot have ${value.value} requests. Write a size from 1 to \`max_batch_size\`.`,
          };
        else if (most > 0 && size > most)
          yield {
            span: value.span,
            message: `A preferred batch of ${value.value} is larger than \`max_batch_size\`, ${most}, so Triton refuses the model. Write at most ${most}.`,
          };
      }
    }
  },
};
