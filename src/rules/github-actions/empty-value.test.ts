import { cases } from '../testing';
import { emptyValue } from './empty-value';
import { githubActions } from './language';

cases(emptyValue, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.⟦shaa⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github['⟦nope⟧'] }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.sha.⟦x⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ steps.⟦x⟧.outputs.y }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ matrix.⟦x⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ inputs.⟦x⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ runner.⟦so⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ fromJSON('{"a":1}').⟦b⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: {os: [a], include: [{os: b, gpu: 1}]}}
    steps:
      - run: echo \${{ matrix.gpu }} \${{ matrix.⟦cpu⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ steps.⟦later⟧.outcome }}
      - id: later
        run: x
`,
    `on: push
jobs:
  b:
    runs-on: x
    outputs: {mae: x}
    steps: [{run: x}]
  a:
    needs: b
    runs-on: x
    steps:
      - run: echo \${{ needs.b.outputs.mae }} \${{ needs.b.outputs.⟦auc⟧ }} \${{ needs.b.⟦nope⟧ }}
`,
    `on:
  workflow_dispatch:
    inputs:
      days: {type: number}
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ inputs.⟦dayz⟧ }}
`,
    `on: workflow_dispatch
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.event.inputs.⟦x⟧ }}
`,
    `on: {workflow_call: {secrets: {y: {required: true}}}}
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ secrets.⟦x⟧ }}
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.event.a.b }} \${{ env.X }} \${{ vars.X }} \${{ secrets.X }} \${{ job.services.x.id }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: "\${{ fromJSON(vars.M) }}"}
    steps:
      - run: echo \${{ matrix.x }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: {include: "\${{ fromJSON(vars.M) }}"}}
    steps:
      - run: echo \${{ matrix.x }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: "\${{ fromJSON(vars.M) }}"
    steps:
      - run: echo \${{ matrix.x }}
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - id: Score
        run: x
      - run: echo \${{ steps.score.outputs.a }} \${{ steps.score.outcome }} \${{ toJSON(steps) }}
`,
    `on: push
jobs:
  b:
    uses: o/r/.github/workflows/x.yml@v1
  a:
    needs: [b]
    runs-on: x
    steps:
      - run: echo \${{ needs.b.outputs.x }} \${{ join(needs.*.result) }}
`,
    `on: {push: , workflow_call: {secrets: {y: {required: true}}}}
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ secrets.x }}
`,
    `jobs: {a: {runs-on: x, steps: [{run: "\${{ inputs.x }}"}]}}
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.shaa }}
`,
      after: `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo \${{ github.sha }}
`,
    },
  ],
});
