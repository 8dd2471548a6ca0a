import { cases } from '../testing';
import { ensembleMap } from './ensemble-map';
import { triton } from './language';

cases(ensembleMap, triton, {
  fails: [
    `platform: "ensemble"
input [ { name: "image" } ]
output [ { name: "scores" } ]
ensemble_scheduling {
  step [
    { model_name: "prepare" input_map { key: "in" value: "image" } output_map { key: "out" value: "pixels" } },
    { model_name: "classify" input_map { key: "in" value: ⟦"pixel"⟧ } output_map { key: "out" value: "scores" } }
  ]
}
`,
    `platform: ⟦"ensemble"⟧
`,
  ],
  passes: [
    `platform: "ensemble"
input [ { name: "image" } ]
output [ { name: "scores" } ]
ensemble_scheduling {
  step [
    { model_name: "prepare" input_map { key: "in" value: "image" } output_map { key: "out" value: "pixels" } },
    { model_name: "classify" input_map { key: "in" value: "pixels" } output_map { key: "out" value: "scores" } }
  ]
}
`,
    `ensemble_scheduling {
  step [
    { model_name: "classify" input_map { key: "in" value: "image" } output_map { key: "out" value: "scores" } }
  ]
}
`,
  ],
});
