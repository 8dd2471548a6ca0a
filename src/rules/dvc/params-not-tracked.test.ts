import { cases } from '../testing';
import { dvc } from './language';
import { paramsNotTracked } from './params-not-tracked';

cases(paramsNotTracked, dvc, {
  fails: [
    {
      text: `stages:
  ⟦train⟧:
    cmd: python train.py
    deps:
      - train.py
`,
      beside: {
        'train.py': `params = yaml.safe_load(open("params.yaml"))
`,
      },
    },
    `stages:
  ⟦train⟧:
    cmd: python train.py --config params.yaml
`,
  ],
  passes: [
    {
      text: `stages:
  train:
    cmd: python train.py
    deps:
      - train.py
    params:
      - train
`,
      beside: {
        'train.py': `params = yaml.safe_load(open("params.yaml"))
`,
      },
    },
    `stages:
  train:
    cmd: python train.py
`,
  ],
});
