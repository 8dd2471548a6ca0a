import { cases } from '../testing';
import { expressionType } from './expression-type';
import { githubActions } from './language';

cases(expressionType, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦github⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦null⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦github.event == 'push'⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦true > false⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ startsWith(⟦github⟧, 1) }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ join(⟦github.ref⟧) }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ format('{0}', 1, ⟦2⟧) }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ env[⟦0⟧] }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ case(⟦'x'⟧, 1, 2) }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    timeout-minutes: \${{ ⟦github.ref⟧ }}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    env: \${{ ⟦github.ref⟧ }}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: {a: "\${{ ⟦github.ref⟧ }}"}}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: {a: [{b: 1}]}}
    steps:
      - run: echo \${{ ⟦matrix.a⟧ }}
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ toJSON(github) }} \${{ github.sha == null }} \${{ github.run_number > 1 }} \${{ github.event.x || github.sha }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    timeout-minutes: \${{ fromJSON('3') }}
    env: \${{ fromJSON('{}') }}
    strategy: {matrix: {a: "\${{ fromJSON('[1]') }}"}}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: {a: ["\${{ github.ref }}"], include: [{a: "\${{ github.sha }}"}]}}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    continue-on-error: \${{ github.ref == 1 }}
    if: github
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ contains(github.event.issue.labels.*.name, 'x') }} \${{ contains(github.ref, 'x') }}
`,
  ],
});
