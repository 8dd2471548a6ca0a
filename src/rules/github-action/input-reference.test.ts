import { cases } from '../testing';
import { inputReference } from './input-reference';
import { githubAction } from './language';

cases(inputReference, githubAction, {
  fails: [
    `name: a
description: b
inputs:
  learning-rate:
    default: 1
runs:
  using: composite
  steps:
    - run: python train.py --lr \${{ ⟦inputs.x⟧ }}
      shell: bash
`,
    `name: a
description: b
inputs:
  learning-rate:
    default: 1
runs:
  using: composite
  steps:
    - run: python train.py --lr \${{ ⟦inputs.learning_rate⟧ }}
      shell: bash
`,
  ],
  passes: [
    `name: a
description: b
inputs:
  learning-rate:
    default: 1
runs:
  using: composite
  steps:
    - run: python train.py --lr \${{ inputs.learning-rate }}
      shell: bash
`,
    `name: a
description: b
inputs:
  learning-rate:
    default: 1
runs:
  using: composite
  steps:
    - run: python train.py --lr \${{ inputs.LEARNING-RATE }}
      shell: bash
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
inputs:
  learning-rate:
    default: 1
runs:
  using: composite
  steps:
    - run: python train.py --lr \${{ inputs.learning_rate }}
      shell: bash
`,
      after: `name: a
description: b
inputs:
  learning-rate:
    default: 1
runs:
  using: composite
  steps:
    - run: python train.py --lr \${{ inputs.learning-rate }}
      shell: bash
`,
    },
  ],
});
