import { cases } from '../testing';
import { githubActions } from './language';
import { usesFormat } from './uses-format';

cases(usesFormat, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦actions/checkout⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦checkout@v7⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦../action⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦docker://⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦./.github/workflows/a.yml⟧
`,
    `on: push
jobs:
  a:
    uses: ⟦./.github/workflows/a.yml@main⟧
`,
    `on: push
jobs:
  a:
    uses: ⟦./train.yml⟧
`,
    `on: push
jobs:
  a:
    uses: ⟦o/r/.github/workflows/a.yml⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦\${{ matrix.action }}⟧
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache/restore@v5
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ./
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: ./.github/actions/train
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: docker://alpine:3
`,
    `on: push
jobs:
  a:
    uses: o/r/.github/workflows/a.yml@v1
`,
    `on: push
jobs:
  a:
    uses: ./.github/workflows/a.yaml
`,
  ],
});
