import { cases } from '../testing';
import { githubActions } from './language';
import { shellName } from './shell-name';

cases(shellName, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
        shell: ⟦powershell⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
        shell: ⟦basch⟧
`,
    `on: push
jobs:
  train:
    runs-on: windows-latest
    steps:
      - run: x
        shell: ⟦sh⟧
`,
    `on: push
defaults:
  run:
    shell: ⟦cmd⟧
jobs:
  a:
    runs-on: ubuntu-latest
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
        shell: bash
`,
    `on: push
jobs:
  train:
    runs-on: windows-2025
    steps:
      - run: x
        shell: cmd
`,
    `on: push
jobs:
  train:
    runs-on: self-hosted
    steps:
      - run: x
        shell: powershell
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
        shell: perl {0}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
        shell: bash -el {0}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
        shell: \${{ matrix.shell }}
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
        shell: basch
`,
      after: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: x
        shell: bash
`,
    },
  ],
});
