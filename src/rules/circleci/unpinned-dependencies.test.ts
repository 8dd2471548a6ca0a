import { cases } from '../testing';
import { circleCi } from './language';
import { unpinnedDependencies } from './unpinned-dependencies';

cases(unpinnedDependencies, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: pip install ⟦torch⟧ }]
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: pip install torch==2.4.1 }]
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [{ run: pip install -r requirements.txt -q << parameters.x >> }]
    parameters: { x: { type: string, default: '' } }
`,
  ],
});
