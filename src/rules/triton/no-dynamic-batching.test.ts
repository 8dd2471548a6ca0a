import { cases } from '../testing';
import { triton } from './language';
import { noDynamicBatching } from './no-dynamic-batching';

cases(noDynamicBatching, triton, {
  fails: [
    `max_batch_size: ⟦32⟧
input [ { name: "x", data_type: TYPE_FP32, dims: [ 4 ] } ]
output [ { name: "y", data_type: TYPE_FP32, dims: [ 1 ] } ]
`,
  ],
  passes: [
    `max_batch_size: 32
dynamic_batching { }
`,
    `max_batch_size: 0
`,
    `max_batch_size: 8
sequence_batching { }
`,
  ],
});
