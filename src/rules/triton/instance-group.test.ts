import { cases } from '../testing';
import { instanceGroup } from './instance-group';
import { triton } from './language';

cases(instanceGroup, triton, {
  fails: [
    `instance_group [ { kind: KIND_CPU, ⟦gpus⟧: [ 0 ] } ]
`,
    `⟦instance_group⟧ [ { count: 2 } ]
ensemble_scheduling { }
`,
  ],
  passes: [
    `instance_group [ { kind: KIND_GPU, gpus: [ 0 ] } ]
`,
  ],
});
