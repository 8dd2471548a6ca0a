import { fieldsOf, scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** A model that takes batches gets them. */
export const noDynamicBatching: TritonRule = {
  id: 'triton/no-dynamic-batching',
  summary: 'Let Triton make batches for a model that takes them.',
  why: 'Without `dynamic_batching` requests of different clients go through the model one by one: the GPU is idle most of the time, and latency explodes at the load it was bought for.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check({ proto: { root }, source: { text } }) {
    const batch = scalarOf(root, 'max_batch_size');
    if (!batch || !(Number(batch.value) > 1)) return;
    if (
      ['dynamic_batching', 'sequence_batching', 'ensemble_scheduling'].some((name) => fieldsOf(root, name).length > 0)
    )
      return;
    if (scalarOf(root, 'platform')?.value === 'ensemble' || fieldsOf(root, 'model_transaction_policy').length > 0)
      return;
    const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    yield {
      span: batch.span,
      message: `The model takes batches of ${batch.value}, and nothing makes them of single requests. Add \`dynamic_batching { }\`.`,
      fix: {
        title: 'Let Triton make batches',
        edits: [
          {
            span: { start: text.length, end: text.length },
            text: `${/[\r\n]$/.test(text) ? '' : lineEnd}dynamic_batching { }${lineEnd}`,
          },
        ],
        safe: false,
      },
    };
  },
};
