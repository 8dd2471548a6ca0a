import { cases } from '../testing';
import { gitlabCi } from './language';
import { noTimeout } from './no-timeout';

cases(noTimeout, gitlabCi, {
  fails: [
    `⟦train⟧:
  script: python train.py
`,
  ],
  passes: [
    `train:
  timeout: 2h 30m
  script: python train.py
`,
    `default:
  timeout: 1 hour
train:
  script: python train.py
`,
    `test-training:
  script: pytest
`,
  ],
});
