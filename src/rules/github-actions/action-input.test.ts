import { cases } from '../testing';
import { actionInput } from './action-input';
import { githubActions } from './language';

cases(actionInput, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          path: model.onnx
          ⟦retention-day⟧: 90
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        with:
          ⟦python_version⟧: "3.12"
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ⟦nonsense-key⟧: 1
`,
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦./a⟧
`,
      beside: {
        '../../a/action.yml': `inputs:
  what:
    required: true
runs:
  using: node24
  main: a.js
`,
      },
    },
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/setup-buildx-action@v3
        with:
          ⟦install⟧: true
`,
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ./.github/actions/train
        with:
          ⟦epoch⟧: 3
`,
      beside: {
        '../../.github/actions/train/action.yml': `inputs:
  epochs:
    default: 1
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
      - uses: actions/checkout@v7
        with:
          Fetch-Depth: 0
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@main
        with:
          what: 1
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v99
        with:
          what: 1
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: someone/else@v1
        with:
          what: 1
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ./a
        with:
          what: 1
`,
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ./a
        with:
          what: 1
`,
      beside: {
        '../../a/action.yaml': `inputs:
  what: {}
runs:
  using: node24
  main: a.js
`,
      },
    },
  ],
  fixes: [
    {
      before: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          path: model.onnx
          retention-day: 90
`,
      after: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          path: model.onnx
          retention-days: 90
`,
    },
  ],
});
