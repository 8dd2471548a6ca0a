import { cases } from '../testing';
import { githubActions } from './language';
import { runnerLabel } from './runner-label';

cases(runnerLabel, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ⟦ubuntu-20.04⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: ⟦ubuntu-24.4⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: [ubuntu-latest, ⟦windows-latest⟧]
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: [linux, ⟦windows-latest⟧]
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: ⟦ubuntu-lates⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: \${{ matrix.os }}
    strategy:
      matrix:
        os: [ubuntu-latest, ⟦macos-12⟧]
    steps:
      - run: x
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: [linux, ubuntu-latest]
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: [self-hosted, linux, gpu]
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: gpu-t4
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest-16-cores
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: macos-15-xlarge
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: \${{ inputs.runner }}
    steps:
      - run: x
`,
    `on: push
jobs:
  train:
    runs-on: [self-hosted, ubuntu-24.04]
    steps:
      - run: x
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  train:
    runs-on: ubuntu-20.04
    steps:
      - run: x
`,
      after: `on: push
jobs:
  train:
    runs-on: ubuntu-24.04
    steps:
      - run: x
`,
    },
  ],
});
