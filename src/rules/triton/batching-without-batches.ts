import { fieldsOf, scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** Dynamic batching needs a model that takes batches. */
export const batchingWithoutBatches: TritonRule = {
  id: 'triton/batching-without-batches',
  summary: 'Give a model with dynamic batching a batch size.',
  why: 'With `max_batch_size: 0` nothing is ever batched: the throughput that was measured with batches is not what production gets.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ proto: { root } }) {
    const batch = scalarOf(root, 'max_batch_size');
    if (!batch || Number(batch.value) !== 0) return;
    for (const { nameSpan } of fieldsOf(root, 'dynamic_batching')) {
      yield {
        span: nameSpan,
        message:
          'The model takes no batches, since `max_batch_size` is 0, so this has no effect. Write the largest batch that the model takes, or take this out.',
      };
    }
  },
};
