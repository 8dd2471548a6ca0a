import { cases } from '../testing';
import { gitlabCi } from './language';
import { latestImage } from './latest-image';

cases(latestImage, gitlabCi, {
  fails: [
    `image: ⟦python⟧
train:
  script: python train.py
`,
    `train:
  image: { name: ⟦pytorch/pytorch:latest⟧ }
  services: [⟦postgres⟧]
  script: x
`,
  ],
  passes: [
    `image: python:3.12-slim
train:
  script: python train.py
`,
    `train:
  image: $CI_REGISTRY_IMAGE:latest
  services: ['docker:27-dind']
  script: x
`,
  ],
});
