import { cases } from '../testing';
import { actionOutput } from './action-output';
import { githubActions } from './language';

cases(actionOutput, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache@v5
        id: data
        with:
          path: data
          key: k
      - if: ⟦steps.data.outputs.cache_hit⟧ != 'true'
        run: dvc pull
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        id: py
      - run: echo \${{ ⟦steps.py.outputs.nothing-like-it⟧ }}
`,
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ./a
        id: a
      - run: echo \${{ ⟦steps.a.outputs.x⟧ }}
`,
      beside: {
        '../../a/action.yml': `outputs:
  maes:
    value: 1
runs:
  using: composite
  steps: []
`,
      },
    },
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache@v5
        id: data
        with:
          path: data
          key: k
      - if: steps.data.outputs.cache-hit != 'true'
        run: dvc pull
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: dorny/paths-filter@v3
        id: f
        with:
          filters: x
      - run: echo \${{ steps.f.outputs.anything }}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ./a >> $GITHUB_OUTPUT
        id: a
      - run: echo \${{ steps.a.outputs.x }}
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache@v5
        id: data
        with:
          path: data
          key: k
      - if: steps.data.outputs.cache_hit != 'true'
        run: dvc pull
`,
      after: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache@v5
        id: data
        with:
          path: data
          key: k
      - if: steps.data.outputs.cache-hit != 'true'
        run: dvc pull
`,
    },
  ],
});
