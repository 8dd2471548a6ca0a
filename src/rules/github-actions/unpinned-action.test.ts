import { cases } from '../testing';
import { githubActions } from './language';
import { unpinnedAction } from './unpinned-action';

cases(unpinnedAction, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦iterative/setup-cml@v2⟧
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: '⟦some/action/sub@main⟧'
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦docker://alpine:3⟧
`,
    `on: push
jobs:
  a:
    uses: ⟦org/flows/.github/workflows/train.yml@v1⟧
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: github/codeql-action/init@v4
      - uses: ./local
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: iterative/setup-cml@8e5e7e5ab8b370d6c329ec480221332ada57f0ab # v2
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: docker://alpine@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
`,
    `on: push
jobs:
  a:
    uses: ./.github/workflows/train.yml
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      # mlops-roadmap ignore=unpinned-action
      - uses: iterative/setup-cml@v2
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: iterative/setup-cml
`,
  ],
});
