import { cases } from '../testing';
import { githubAction } from './language';
import { syntax } from './syntax';

cases(syntax, githubAction, {
  fails: [
    `name: a
description: b
⟦runs⟧:
  using: composite
  ⟦step⟧: []
`,
    `⟦name⟧: a
`,
    `name: a
description: b
runs:
  using: ⟦nodejs⟧
  main: index.js
`,
    `name: a
description: b
⟦runs⟧:
  using: node24
  ⟦mian⟧: index.js
`,
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - ⟦name⟧: x
`,
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: python train.py
      shell: bash
      ⟦timeout-minutes⟧: 3
`,
    `name: a
description: b
outputs:
  ⟦mae⟧:
    description: c
runs:
  using: composite
  steps:
    - run: python train.py
      shell: bash
`,
    `name: a
inputs:
  x:
    ⟦requird⟧: true
runs:
  using: composite
  steps:
    - run: python train.py
      shell: bash
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
    `name: a
description: b
runs:
  using: node24
  main: index.js
env:
  A: b
`,
    `name: a
description: b
runs:
  using: docker
  image: Dockerfile
  args: [a]
`,
    ``,
    `name: a
description: b
outputs:
  mae:
    value: \${{ steps.a.outputs.b }}
runs:
  using: composite
  steps:
    - run: python train.py
      shell: bash
`,
  ],
});
