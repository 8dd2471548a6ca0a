import { cases } from '../testing';
import { githubAction } from './language';
import { stepShell } from './step-shell';

cases(stepShell, githubAction, {
  fails: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - ⟦run⟧: python train.py
`,
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - name: x
      ⟦run⟧: |
        a
        b
`,
  ],
  passes: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: python train.py
      shell: bash
`,
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: actions/checkout@v7
`,
    `name: a
description: b
runs:
  using: node24
  main: index.js
`,
  ],
  fixes: [
    {
      before: `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: python train.py
`,
      after: `name: train
description: Trains
runs:
  using: composite
  steps:
    - shell: bash
      run: python train.py
`,
    },
    {
      before: `name: train
description: Trains
runs:
  using: composite
  steps:
    - name: x
      run: a
`,
      after: `name: train
description: Trains
runs:
  using: composite
  steps:
    - name: x
      shell: bash
      run: a
`,
    },
  ],
});
