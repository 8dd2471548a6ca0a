import { cases } from '../testing';
import { githubActions } from './language';
import { structure } from './structure';

cases(structure, githubActions, {
  fails: [
    `on: push
⟦env⟧: {}
⟦concurrency⟧:
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  push:
    ⟦branches⟧: []
    ⟦paths⟧:
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on: [⟦workflow_run⟧, ⟦schedule⟧]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on: push
jobs:
  ⟦a⟧:
    runs-on: x
  b:
    runs-on: x
    ⟦steps⟧: []
`,
    `on: push
jobs:
  a:
    runs-on: x
    timeout-minutes: ⟦0⟧
    strategy: {max-parallel: ⟦1.5⟧, matrix: {a: [1]}}
    needs: [b, ⟦B⟧]
    container: {image: x, ⟦credentials⟧: {username: y}}
    steps:
      - run: x
        timeout-minutes: ⟦\${{ github.sha }}1⟧
        ⟦env⟧: {}
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {⟦matrix⟧: {}}
    steps:
      - ⟦run⟧:
`,
  ],
  passes: [
    `on: {push: , workflow_dispatch: {}}
permissions: {}
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
    timeout-minutes: \${{ fromJSON(vars.T) }}
    needs: [b, c]
    container: {image: x, credentials: {username: y, password: z}}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    uses: o/r/.github/workflows/x.yml@v1
`,
    `on: push
jobs:
  a:
`,
  ],
});
