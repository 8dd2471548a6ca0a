import { cases } from '../testing';
import { circleCi } from './language';
import { oldImage } from './old-image';

cases(oldImage, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: ⟦circleci/python:3.7.9⟧ }]
    steps: [checkout]
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: ⟦circleci/node:lts⟧ }]
    steps: [checkout]
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout]
`,
  ],
  fixes: [
    {
      before: `version: 2.1
jobs:
  train:
    docker: [{ image: circleci/python:3.7.9 }]
    steps: [checkout]
`,
      after: `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.7.9 }]
    steps: [checkout]
`,
    },
  ],
});
