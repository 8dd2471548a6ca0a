import { cases } from '../testing';
import { githubActions } from './language';
import { missingInput } from './missing-input';

cases(missingInput, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦actions/upload-artifact@v7⟧
        with:
          name: model
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦actions/cache@v5⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦aws-actions/configure-aws-credentials@v6⟧
        with:
          role-to-assume: r
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache@v5
        with:
          path: p
          key: k
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/github-script@v8
        env:
          INPUT_SCRIPT: return 1
`,
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ./a
`,
      beside: {
        '../../a/action.yml': `inputs:
  what:
    required: true
    default: x
runs:
  using: node24
  main: a.js
`,
      },
    },
  ],
});
