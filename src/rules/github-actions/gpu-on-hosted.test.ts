import { cases } from '../testing';
import { gpuOnHosted } from './gpu-on-hosted';
import { githubActions } from './language';

cases(gpuOnHosted, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦nvidia-smi⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦python train.py --device cuda⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦docker run --gpus all me/train⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-24.04
    steps:
      - run: ⟦python -m train trainer.accelerator=gpu⟧
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: [self-hosted, gpu]
    steps:
      - run: nvidia-smi
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: nvidia-smi || echo none
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py --device cpu
`,
    `on: push
jobs:
  train:
    runs-on: gpu-t4
    steps:
      - run: nvidia-smi
`,
    `on: push
jobs:
  train:
    runs-on: \${{ matrix.os }}
    steps:
      - run: nvidia-smi
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ssh host nvidia-smi
`,
  ],
});
