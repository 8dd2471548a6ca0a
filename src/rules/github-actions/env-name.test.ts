import { cases } from '../testing';
import { envName } from './env-name';
import { githubActions } from './language';

cases(envName, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        env:
          ⟦DATA DIR⟧: data
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        env:
          ⟦A&B⟧: data
`,
    `on: push
env:
  ⟦A=B⟧: c
jobs: {}
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        env:
          DATA_DIR: data
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        env:
          \${{ matrix.name }}: data
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        env:
          npm_config_x: data
`,
  ],
});
