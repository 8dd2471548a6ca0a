import { cases } from '../testing';
import { constantCondition } from './constant-condition';
import { githubActions } from './language';

cases(constantCondition, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: x
    if: ⟦false⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: \${{ ⟦true⟧ }}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: ⟦1 == 1⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: ⟦contains('a', 'b')⟧
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    ⟦if⟧:
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: x
        ⟦if⟧: ""
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    if: github.ref
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: always()
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: true && github.ref
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: '!cancelled()'
    steps:
      - run: x
`,
  ],
});
