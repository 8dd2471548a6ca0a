import { cases } from '../testing';
import { alwaysTrue } from './always-true';
import { githubActions } from './language';

cases(alwaysTrue, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: x
    if: ⟦\${{ github.ref }} == 'x'⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: ⟦\${{ github.ref }} && \${{ github.sha }}⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: |
      ⟦\${{ github.ref }}⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: "⟦\${{ github.ref }} ⟧"
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: x
        if: ⟦\${{ always() }} && true⟧
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    if: \${{ github.ref }}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: github.ref == 'x'
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: |
      github.ref
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: |-
      \${{ github.ref }}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: >-
      \${{ github.ref &&
      github.sha }}
    steps:
      - run: x
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: x
    if: \${{ github.ref }} == 'x'
    steps:
      - run: x
`,
      after: `on: push
jobs:
  a:
    runs-on: x
    if: github.ref == 'x'
    steps:
      - run: x
`,
    },
  ],
});
