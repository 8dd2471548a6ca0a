import { cases } from '../testing';
import { githubActions } from './language';
import { workflowInputs } from './workflow-inputs';

cases(workflowInputs, githubActions, {
  fails: [
    `on:
  workflow_dispatch:
    inputs:
      x:
        type: choice
        options: [a, ⟦a⟧]
        default: ⟦c⟧
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
        type: boolean
        default: ⟦x⟧
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
        type: number
        default: ⟦x⟧
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
        ⟦options⟧: [a]
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
        type: number
        default: ⟦true⟧
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
        type: ⟦choice⟧
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  workflow_call:
    inputs:
      ⟦x⟧:
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
        type: choice
        ⟦options⟧: []
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  ⟦workflow_dispatch⟧:
    inputs:
      i0: {type: string}
      i1: {type: string}
      i2: {type: string}
      i3: {type: string}
      i4: {type: string}
      i5: {type: string}
      i6: {type: string}
      i7: {type: string}
      i8: {type: string}
      i9: {type: string}
      i10: {type: string}
      i11: {type: string}
      i12: {type: string}
      i13: {type: string}
      i14: {type: string}
      i15: {type: string}
      i16: {type: string}
      i17: {type: string}
      i18: {type: string}
      i19: {type: string}
      i20: {type: string}
      i21: {type: string}
      i22: {type: string}
      i23: {type: string}
      i24: {type: string}
      i25: {type: string}
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
  passes: [
    `on:
  workflow_dispatch:
    inputs:
      x:
        type: choice
        options: [a, b]
        default: a
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
        type: boolean
        default: 'true'
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
        type: number
        default: 0.5
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
        description: x
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
        default: \${{ github.sha }}
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
        default: 1
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
});
