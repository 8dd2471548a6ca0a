import { cases } from '../testing';
import { circleCi } from './language';
import { syntax } from './syntax';

cases(syntax, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - ⟦persist_to_workspace⟧: { paths: [model.joblib] }
`,
    `version: 2.1
jobs:
  ⟦train⟧:
    steps: [checkout]
  ⟦test⟧:
    machine: { image: ubuntu-2404:current }
  run:
    docker: [{ image: cimg/python:3.12 }]
    ⟦enviroment⟧: { SEED: 1 }
    steps:
      - run: { command: x }
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - ⟦run⟧: { ⟦comand⟧: python train.py, name: x }
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - persist_to_workspace: { root: ., paths: [model.joblib] }
`,
    `version: 2.1
jobs:
  hold:
    type: approval
  train:
    machine: true
    resource_class: a/gpu
    parallelism: 4
    steps:
      - run: python train.py
      - run: |
          echo x
      - save_cache: { key: a, paths: [b] }
`,
  ],
});
