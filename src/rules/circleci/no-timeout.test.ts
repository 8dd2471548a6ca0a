import { cases } from '../testing';
import { circleCi } from './language';
import { noTimeout } from './no-timeout';

cases(noTimeout, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: python train.py --out model.joblib }]
workflows:
  main:
    jobs:
      - ⟦train⟧
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: { command: python train.py, no_output_timeout: 45m } }]
workflows:
  main:
    jobs:
      - train
`,
    `version: 2.1
jobs:
  test-training:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: python train.py --out model.joblib }]
workflows:
  main:
    jobs:
      - test-training
`,
  ],
});
