import { cases } from '../testing';
import { ids } from './ids';
import { githubActions } from './language';

cases(ids, githubActions, {
  fails: [
    `on: push
jobs:
  ⟦1a⟧:
    runs-on: x
    steps: [{run: x}]
  ⟦a b⟧:
    runs-on: x
    steps: [{run: x}]
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps: [{run: x}]
  ⟦A⟧:
    runs-on: x
    steps: [{run: x}]
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - id: x
        run: x
      - id: ⟦X⟧
        run: x
      - id: ⟦1⟧
        run: x
      - id: ⟦a.b⟧
        run: x
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - id: _a-1
        run: x
      - id: A_b
        run: x
`,
    `on: push
jobs:
  a: {runs-on: x, steps: [{run: x, id: s}]}
  b: {runs-on: x, steps: [{run: x, id: s}]}
`,
  ],
});
