import { cases } from '../testing';
import { expression } from './expression';
import { githubActions } from './language';

cases(expression, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦secret⟧.KEY }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: ⟦succes⟧()
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.ref == ⟦"main"⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ 1 ⟦+⟧ 1 }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.sha ⟦&⟧ true }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.sha ⟦&&⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ (github.⟦sha⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.sha ⟦github⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦'a⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo ⟦\${{ }}⟧
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦contains(github.ref)⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦toJSON(1, 2)⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦always⟧() }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: ⟦secrets⟧.KEY != ''
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    env: {A: "\${{ ⟦env⟧.B }}"}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ format(⟦'{0} {1}'⟧, 1) }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ format(⟦'{a}'⟧, 1) }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ fromJSON(⟦'{a}'⟧) }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ ⟦case(true, 1, 2, 3)⟧ }}
`,
    `on: push
run-name: \${{ ⟦secrets⟧.X }}
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: 'echo \${{ format(''{0}'', ⟦nope⟧) }}'
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: "a \\"b\\" \${{ ⟦nope⟧ }}"
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: |
          a
          b \${{ ⟦nope⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: |
      github.ref == ⟦nope⟧
    steps:
      - run: x
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ GITHUB.Sha }} \${{ ToJson(github.event) }} \${{ hashFiles('x', 'y') }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    if: always() && (github.ref == 'x' || !failure())
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ 'it''s }}' }} \${{ -1 == 0x1F }} \${{ 1.5e3 }} \${{ github.event.commits[0].author['name'] }} \${{ github.event.*.x }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ format('{0} {{1}}', 1) }} \${{ case(github.ref == 'x', 1, 2) }} \${{ fromJSON('[1]')[0] }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    env: {A: "\${{ secrets.B }}"}
    steps:
      - run: x
        if: env.A != '' && hashFiles('x') != ''
`,
    `on:
  workflow_call:
    outputs:
      x:
        value: \${{ jobs.a.outputs.x }}
jobs:
  a:
    runs-on: x
    outputs: {x: "\${{ steps.s.outputs.x }}"}
    steps:
      - id: s
        run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo {{ x }} \${X} }}
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ tojsn(github) }}
`,
      after: `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ toJSON(github) }}
`,
    },
  ],
});
