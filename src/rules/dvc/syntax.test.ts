import { cases } from '../testing';
import { dvc } from './language';
import { syntax } from './syntax';

cases(syntax, dvc, {
  fails: [
    `stages:
  train:
    cmd: python train.py
    ⟦dep⟧:
      - train.py
`,
    `stages:
  ⟦train⟧:
    deps: [a]
`,
    `stages:
  train:
    cmd: a
    outs:
      - m.pkl:
          cache: ⟦"no"⟧
`,
  ],
  passes: [
    `stages:
  train:
    cmd: python train.py
    deps:
      - train.py
`,
    `vars:
  - a.yaml
  - x: 1
stages:
  a:
    foreach: \${items}
    do:
      cmd: [echo a, echo b]
      outs: ["\${item}.txt"]
  b:
    matrix:
      m: [1, 2]
    cmd: echo \${item.m}
    plots:
      - p.csv:
          x: a
artifacts:
  m:
    path: m.pkl
plots:
  - p.csv:
      x: a
`,
  ],
});
