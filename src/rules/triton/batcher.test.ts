import { cases } from '../testing';
import { batcher } from './batcher';
import { triton } from './language';

cases(batcher, triton, {
  fails: [
    'dynamic_batching { priority_levels: ⟦3⟧ }\n',
    'dynamic_batching { priority_levels: 3 default_priority_level: ⟦4⟧ preserve_ordering: ⟦true⟧ priority_queue_policy { key: ⟦0⟧ value: { max_queue_size: 4 } } }\n',
    `sequence_batching {
  control_input [
    { name: "START" control [ { kind: ⟦CONTROL_SEQUENCE_START⟧ } ] },
    { name: ⟦"START"⟧ control [ { kind: ⟦CONTROL_SEQUENCE_READY⟧ fp32_false_true: [ 1 ] } ] },
    { name: "END" control [ { kind: ⟦CONTROL_SEQUENCE_READY⟧ fp32_false_true: [ 0, 1 ] } ] }
  ]
}
`,
    'sequence_batching { ⟦control_input⟧ { control { kind: CONTROL_SEQUENCE_CORRID data_type: TYPE_UINT64 } } }\n',
    `input { name: "x" data_type: TYPE_FP32 dims: [ 4 ] }
batch_input { kind: BATCH_ELEMENT_COUNT target_name: "n" data_type: ⟦TYPE_INT64⟧ source_input: ⟦"y"⟧ }
⟦batch_input⟧ { kind: BATCH_ELEMENT_COUNT target_name: "m" data_type: TYPE_INT32 }
`,
  ],
  passes: [
    'dynamic_batching { priority_levels: 3 default_priority_level: 2 priority_queue_policy { key: 3 value: { max_queue_size: 4 } } }\n',
    'dynamic_batching { preserve_ordering: true }\n',
    `sequence_batching {
  control_input [
    { name: "START" control [ { kind: CONTROL_SEQUENCE_START fp32_false_true: [ 0, 1 ] } ] },
    { name: "ID" control [ { kind: CONTROL_SEQUENCE_CORRID data_type: TYPE_UINT64 } ] }
  ]
}
`,
    `input { name: "x" data_type: TYPE_FP32 dims: [ 4 ] }
batch_input { kind: BATCH_ELEMENT_COUNT target_name: "n" data_type: TYPE_INT32 source_input: "x" }
`,
  ],
});
