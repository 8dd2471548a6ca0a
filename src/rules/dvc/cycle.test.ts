import { cases } from '../testing';
import { cycle } from './cycle';
import { dvc } from './language';

cases(cycle, dvc, {
  fails: [
    `stages:
  train:
    cmd: t
    deps:
      - ⟦model.pt⟧
    outs:
      - model.pt
`,
    `stages:
  a:
    cmd: a
    deps: [⟦y⟧]
    outs: [x]
  b:
    cmd: b
    deps: [⟦x⟧]
    outs: [y]
`,
  ],
  passes: [
    `stages:
  train:
    cmd: t
    deps:
      - base.pt
    outs:
      - model.pt
`,
  ],
});
