import { cases } from '../testing';
import { calledWorkflow } from './called-workflow';
import { githubActions } from './language';

cases(calledWorkflow, githubActions, {
  fails: [
    {
      text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: 3
      ⟦fasst⟧: true
    secrets: inherit
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ⟦./.github/workflows/train.yml⟧
    secrets: inherit
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: ⟦many⟧
    secrets: inherit
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: 3
    secrets:
      token: x
      ⟦tokken⟧: y
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ⟦./.github/workflows/train.yml⟧
    with:
      epochs: 3
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: 3
      fast: true
    secrets: inherit
  gate:
    needs: train
    runs-on: ubuntu-latest
    steps:
      - run: ./gate \${{ ⟦needs.train.outputs.mea⟧ }}
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ⟦./.github/workflows/train.yml⟧
`,
      beside: {
        'train.yml': `on: push
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ⟦./.github/workflows/train.yml⟧
`,
      beside: {},
    },
  ],
  passes: [
    {
      text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: 3
      fast: true
    secrets: inherit
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: 3
      fast: true
    secrets: inherit
`,
    {
      text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: \${{ vars.EPOCHS }}
    secrets:
      token: x
`,
      beside: {
        'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
`,
      beside: {
        'train.yml': `on: [push, workflow_call]
jobs: {}
`,
      },
    },
  ],
  fixes: [
    {
      before: {
        text: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: 3
      fasst: true
    secrets: inherit
`,
        beside: {
          'train.yml': `on:
  workflow_call:
    inputs:
      epochs:
        type: number
        required: true
      fast:
        type: boolean
    secrets:
      token:
        required: true
    outputs:
      mae:
        value: x
jobs: {}
`,
        },
      },
      after: `on: push
jobs:
  train:
    uses: ./.github/workflows/train.yml
    with:
      epochs: 3
      fast: true
    secrets: inherit
`,
    },
  ],
});
