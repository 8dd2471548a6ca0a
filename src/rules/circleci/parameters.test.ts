import { cases } from '../testing';
import { circleCi } from './language';
import { parameters } from './parameters';

cases(parameters, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    parameters:
      gpu: { type: enum, enum: [none, t4] }
      epochs: { type: integer, default: 3 }
    steps:
      - run: python train.py --epochs << parameters.⟦epoch⟧ >>
workflows:
  main:
    jobs:
      - train: { gpu: t4 }
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    parameters:
      gpu: { type: enum, enum: [none, t4] }
      epochs: { type: integer, default: 3 }
    steps: [checkout]
workflows:
  main:
    jobs:
      - ⟦train⟧
      - train: { name: b, gpu: ⟦a100⟧ }
      - train: { name: c, gpu: t4, ⟦epoch⟧: 4 }
`,
    `version: 2.1
jobs:
  t:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - run: echo << pipeline.parameters.⟦mode⟧ >>
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    parameters:
      gpu: { type: enum, enum: [none, t4] }
      epochs: { type: integer, default: 3 }
    steps:
      - run: python train.py --epochs << parameters.epochs >>
workflows:
  main:
    jobs:
      - train: { gpu: t4 }
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    parameters:
      gpu: { type: enum, enum: [none, t4] }
      epochs: { type: integer, default: 3 }
    steps:
      - run: cat \\<< parameters.x >>
      - run: echo << pipeline.number >> << matrix.x >>
workflows:
  main:
    jobs:
      - train: { matrix: { parameters: { gpu: [none, t4] } }, context: aws, filters: { branches: { only: main } } }
`,
  ],
});
