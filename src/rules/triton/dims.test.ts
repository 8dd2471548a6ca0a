import { cases } from '../testing';
import { dims } from './dims';
import { triton } from './language';

cases(dims, triton, {
  fails: [
    `max_batch_size: 8
dynamic_batching {
  preferred_batch_size: [ 4, ⟦16⟧ ]
}
`,
    `max_batch_size: ⟦-1⟧
input { name: "x" dims: [ ⟦0⟧, -1 ] }
`,
  ],
  passes: [
    `max_batch_size: 16
dynamic_batching {
  preferred_batch_size: [ 4, 16 ]
}
`,
  ],
});
