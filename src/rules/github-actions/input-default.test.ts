import { cases } from '../testing';
import { inputDefault } from './input-default';
import { githubActions } from './language';

cases(inputDefault, githubActions, {
  fails: [
    `on:
  workflow_call:
    inputs:
      x:
        type: string
        required: true
        ⟦default⟧: y
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
  passes: [
    `on:
  workflow_call:
    inputs:
      x:
        type: string
        required: false
        default: y
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  workflow_dispatch:
    inputs:
      x:
        type: string
        required: true
        default: y
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  workflow_call:
    inputs:
      x:
        type: string
        required: true
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
});
