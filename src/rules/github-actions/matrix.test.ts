import { cases } from '../testing';
import { githubActions } from './language';
import { matrix } from './matrix';

cases(matrix, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: [x, ⟦x⟧, 1, ⟦"1"⟧]
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: [{b: 1, c: 2}, ⟦{c: 2, b: 1}⟧]
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: [x]
        exclude:
          - a: ⟦z⟧
          - ⟦b⟧: x
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: [{b: 1}]
        exclude:
          - a: ⟦{b: 2}⟧
    steps:
      - run: x
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: [x, y]
        exclude:
          - a: x
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: [{b: 1, c: 2}]
        exclude:
          - a: {b: 1}
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: ["\${{ github.ref }}"]
        exclude:
          - a: z
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: \${{ fromJSON(vars.A) }}
        exclude:
          - a: z
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    strategy:
      matrix:
        a: [x]
        include:
          - a: x
            b: 1
    steps:
      - run: x
`,
  ],
});
