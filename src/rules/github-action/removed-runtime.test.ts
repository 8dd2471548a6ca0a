import { cases } from '../testing';
import { githubAction } from './language';
import { removedRuntime } from './removed-runtime';

cases(removedRuntime, githubAction, {
  fails: [
    `name: a
description: b
runs:
  using: ⟦node12⟧
  main: index.js
`,
    `name: a
description: b
runs:
  using: ⟦'node20'⟧
  main: index.js
`,
  ],
  passes: [
    `name: a
description: b
runs:
  using: node24
  main: index.js
`,
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: python train.py
      shell: bash
`,
  ],
  fixes: [
    {
      before: `name: a
description: b
runs:
  using: node16
  main: index.js
`,
      after: `name: a
description: b
runs:
  using: node24
  main: index.js
`,
    },
  ],
});
