import { cases } from '../testing';
import { credentials } from './credentials';
import { githubActions } from './language';

cases(credentials, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    container:
      image: reg.io/train:1.4
      credentials:
        username: ml
        password: ⟦hunter2⟧
    steps:
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    container:
      image: reg.io/train:1.4
      credentials:
        username: ml
        password: ⟦pw-\${{ secrets.P }}⟧
    steps:
      - run: python train.py
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    services:
      db:
        image: reg.io/db
        credentials:
          username: a
          password: ⟦"x"⟧
    steps: []
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    container:
      image: reg.io/train:1.4
      credentials:
        username: ml
        password: \${{ secrets.P }}
    steps:
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    container:
      image: reg.io/train:1.4
      credentials:
        username: ml
        password: 
    steps:
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
`,
  ],
});
