import { cases } from '../testing';
import { githubActions } from './language';
import { noRetrainTrigger } from './no-retrain-trigger';

cases(noRetrainTrigger, githubActions, {
  fails: [
    `on: ⟦push⟧
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
    `on: [⟦push⟧, pull_request]
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: dvc repro
`,
    `on: 
  ⟦push⟧:
    branches: [main]
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
  ],
  passes: [
    `on: [push, schedule]
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
    `on: [push, workflow_dispatch]
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
    `on: pull_request
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
    `on: push
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - run: pytest
`,
    `on: push
jobs:
  lint-test:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py --fast
`,
  ],
});
