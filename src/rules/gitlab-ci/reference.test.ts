import { cases } from '../testing';
import { gitlabCi } from './language';
import { reference } from './reference';

cases(reference, gitlabCi, {
  fails: [
    `.setup:
  before_script: [pip install -r requirements.txt]
train:
  script:
    - !reference [⟦.setpu⟧, before_script]
    - !reference [.setup, ⟦script⟧]
    - python train.py
`,
  ],
  passes: [
    `.setup:
  before_script: [pip install -r requirements.txt]
train:
  script:
    - !reference [.setup, before_script]
    - python train.py
`,
    `include: { project: a/b, file: x.yml }
train:
  script: !reference [.gone, script]
`,
    `.list: [a, b]
train:
  script:
    - !reference [.list, 0]
`,
  ],
});
