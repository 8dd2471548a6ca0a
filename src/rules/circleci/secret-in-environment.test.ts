import { cases } from '../testing';
import { circleCi } from './language';
import { secretInEnvironment } from './secret-in-environment';

cases(secretInEnvironment, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    environment:
      WANDB_API_KEY: ⟦1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b⟧
    steps: [checkout]
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    environment:
      WANDB_PROJECT: forecast
    steps: [checkout]
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    environment: { DB_PASSWORD: postgres, CODECOV_TOKEN: fb4c4a94-72d7-4743-bb08-af25b623a29a }
    steps: [checkout]
`,
  ],
});
