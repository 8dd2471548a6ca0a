import { bearsDamage } from '../damage';
import { dvc } from './language';

const seeds = [
  `stages:
  train:
    cmd: python train.py
    dep:
      - train.py
`,
  `stages:
  a:
    cmd: a
    outs:
      - data
  b:
    cmd: b
    outs:
      - data/
`,
  `stages:
  train:
    cmd: t
    deps:
      - model.pt
    outs:
      - model.pt
`,
  `stages:
  train:
    cmd: t
    params:
      - sed
`,
  `stages:
  train:
    cmd: python src/train.py --fast
    deps:
      - data
`,
  `stages:
  train:
    cmd: python train.py
    deps:
      - train.py
`,
  `stages:
  a:
    cmd: a
    metrics:
      - m.json
`,
  `stages:
  a:
    cmd: a
    deps:
      - /home/ana/data
`,
];

bearsDamage(dvc, seeds, { junk: ['&a', '*a', '- ', '${item}'] });
