import { cases } from '../testing';
import { circleCi } from './language';
import { latestImage } from './latest-image';

cases(latestImage, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: ⟦pytorch/pytorch:latest⟧ }]
    steps: [checkout]
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: pytorch/pytorch:2.4.1-cuda12.4-cudnn9-runtime }]
    steps: [checkout]
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: << parameters.image >> }]
    parameters: { image: { type: string } }
    steps: [checkout]
`,
  ],
});
