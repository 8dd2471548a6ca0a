import { bearsDamage } from '../damage';
import { triton } from './language';

const seeds = [
  `max_batch_size: 8
input [ { name: "x", data_type: FP32, dims: [ 4 ] } ]
`,
  `max_batch_size: 8
dynamic_batching {
  preferred_batch_size: [ 4, 16 ]
}
`,
  `instance_group [ { kind: KIND_CPU, gpus: [ 0 ] } ]
`,
  `platform: "ensemble"
input [ { name: "image" } ]
output [ { name: "scores" } ]
ensemble_scheduling {
  step [
    { model_name: "prepare" input_map { key: "in" value: "image" } output_map { key: "out" value: "pixels" } },
    { model_name: "classify" input_map { key: "in" value: "pixel" } output_map { key: "out" value: "scores" } }
  ]
}
`,
  `name: "encode"
max_batch_size: 8
`,
  `max_batch_size: 0
dynamic_batching { }
`,
  `max_batch_size: 32
input [ { name: "x", data_type: TYPE_FP32, dims: [ 4 ] } ]
output [ { name: "y", data_type: TYPE_FP32, dims: [ 1 ] } ]
`,
  `version_policy: { all { } }
`,
];

bearsDamage(triton, seeds, { junk: ['<', '>', ' { ', ' }'] });
