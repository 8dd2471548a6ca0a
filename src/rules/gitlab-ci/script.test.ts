import { cases } from '../testing';
import { gitlabCi } from './language';
import { script } from './script';

cases(script, gitlabCi, {
  fails: [
    `evaluate:
  script:
    - python evaluate.py
    - ⟦echo "MAE: $MAE"⟧
`,
    `⟦evaluate⟧:
  stage: test
`,
    `child:
  trigger: { include: train.yml }
  ⟦script⟧: python train.py
`,
  ],
  passes: [
    `evaluate:
  script:
    - python evaluate.py
    - 'echo "MAE: $MAE"'
`,
    `.base:
  script: x
train:
  extends: .base
child:
  trigger: { include: train.yml }
`,
    `include:
  - project: a/b
    file: x.yml
train:
  stage: test
`,
    `.gpu: &gpu
  script: [x]
train:
  <<: *gpu
score: !reference [.gpu]
`,
  ],
  fixes: [
    {
      before: `evaluate:
  script:
    - echo "MAE: $MAE"
`,
      after: `evaluate:
  script:
    - 'echo "MAE: $MAE"'
`,
    },
  ],
});
