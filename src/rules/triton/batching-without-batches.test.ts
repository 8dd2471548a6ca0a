import { cases } from '../testing';
import { batchingWithoutBatches } from './batching-without-batches';
import { triton } from './language';

cases(batchingWithoutBatches, triton, {
  fails: [
    `max_batch_size: 0
⟦dynamic_batching⟧ { }
`,
  ],
  passes: [
    `max_batch_size: 16
dynamic_batching { }
`,
  ],
});
