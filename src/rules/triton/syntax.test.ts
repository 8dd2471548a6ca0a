import { cases } from '../testing';
import { triton } from './language';
import { syntax } from './syntax';

cases(syntax, triton, {
  fails: [
    `max_batch_size: 8
input [ { name: "x", data_type: ⟦FP32⟧, dims: [ 4 ] } ]
`,
    `⟦max_batchsize⟧: 8
`,
    `max_batch_size: ⟦"8"⟧
backend: ⟦onnxruntime⟧
`,
    `dynamic_batching { }
⟦sequence_batching⟧ { }
`,
    `input ⟦[⟧ { name: "x" }
`,
    `instance_group [ { kind: KIND_GPU count: 1 ⟦count⟧: 2 } ]
`,
  ],
  passes: [
    `max_batch_size: 8
input [ { name: "x", data_type: TYPE_FP32, dims: [ 4 ] } ]
output [ { name: "y", data_type: TYPE_FP32, dims: [ 1 ] } ]
`,
    `# comment
name: "a" "b"
parameters: { key: "k" value: { string_value: "v" } };
version_policy: < latest: { num_versions: 1 } >
input: [ ]
`,
  ],
});
