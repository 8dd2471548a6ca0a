import { cases } from '../testing';
import { gitlabCi } from './language';
import { secretInVariables } from './secret-in-variables';

cases(secretInVariables, gitlabCi, {
  fails: [
    `variables:
  AWS_SECRET_ACCESS_KEY: ⟦wJalrXUtnFEMIK7MDENGbPxRfiCYzz8KEY3q2w1e⟧
train:
  script: python train.py
`,
    `train:
  script: x
  variables:
    HF: ⟦hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567⟧
`,
  ],
  passes: [
    `variables:
  AWS_DEFAULT_REGION: eu-central-1
train:
  script: python train.py
`,
    `variables:
  POSTGRES_PASSWORD: postgres
  API_TOKEN: $PROJECT_TOKEN
  PAD_TOKEN: 0123456789abcdef01
train:
  script: x
`,
  ],
});
