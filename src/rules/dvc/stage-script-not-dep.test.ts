import { cases } from '../testing';
import { dvc } from './language';
import { stageScriptNotDep } from './stage-script-not-dep';

cases(stageScriptNotDep, dvc, {
  fails: [
    `stages:
  train:
    cmd: python ⟦src/train.py⟧ --fast
    deps:
      - data
`,
    {
      text: `stages:
  train:
    cmd: python -m ⟦src.train⟧
    deps:
      - data
`,
      beside: {
        'src/train.py': `x = 1
`,
      },
    },
  ],
  passes: [
    `stages:
  train:
    cmd: python src/train.py --fast
    deps:
      - data
      - src/train.py
`,
    `stages:
  train:
    cmd: python src/train.py
    deps:
      - src
`,
    {
      text: `stages:
  test:
    cmd: python -m pytest
`,
      beside: {},
    },
    `stages:
  a:
    cmd: cd src && python a.py
`,
  ],
});
