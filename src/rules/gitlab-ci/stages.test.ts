import { cases } from '../testing';
import { gitlabCi } from './language';
import { stages } from './stages';

cases(stages, gitlabCi, {
  fails: [
    `stages: [train, deploy]
evaluate:
  stage: ⟦evaluate⟧
  script: python evaluate.py
`,
    `stages: [train, evaluate]
t:
  stage: ⟦trian⟧
  script: x
`,
    `t:
  stage: ⟦train⟧
  script: x
`,
  ],
  passes: [
    `stages: [train, evaluate, deploy]
evaluate:
  stage: evaluate
  script: python evaluate.py
`,
    `t:
  stage: .pre
  script: x
u:
  stage: build
  script: x
`,
    `include: https://example.org/ci.yml
t:
  stage: train
  script: x
`,
    {
      path: 'ci/.gitlab-ci.yml',
      text: `t:
  stage: train
  script: x
`,
    },
  ],
});
