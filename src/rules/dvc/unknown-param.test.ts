import { cases } from '../testing';
import { dvc } from './language';
import { unknownParam } from './unknown-param';

cases(unknownParam, dvc, {
  fails: [
    {
      text: `stages:
  train:
    cmd: t
    params:
      - ⟦sed⟧
`,
      beside: {
        'params.yaml': `train:
  lr: 0.1
seed: 1
empty:
`,
      },
    },
  ],
  passes: [
    {
      text: `stages:
  train:
    cmd: t
    params:
      - seed
      - train.lr
      - train
      - empty
      - other.yaml:
          - x
`,
      beside: {
        'params.yaml': `train:
  lr: 0.1
seed: 1
empty:
`,
      },
    },
    `stages:
  train:
    cmd: t
    params: [sed]
`,
  ],
});
