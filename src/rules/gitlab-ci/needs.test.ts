import { cases } from '../testing';
import { gitlabCi } from './language';
import { needs } from './needs';

cases(needs, gitlabCi, {
  fails: [
    `evaluate:
  stage: test
  script: python evaluate.py
deploy:
  stage: deploy
  needs: [⟦evalute⟧]
  script: ./deploy.sh
`,
    `stages: [train, deploy]
train:
  stage: train
  needs: [{ job: ⟦ship⟧ }]
  script: x
ship:
  stage: deploy
  script: x
`,
    `one:
  needs: [⟦two⟧]
  script: x
two:
  needs: [⟦one⟧]
  script: x
three:
  dependencies: [⟦nothing-like-it⟧]
  script: x
`,
  ],
  passes: [
    `evaluate:
  stage: test
  script: python evaluate.py
deploy:
  stage: deploy
  needs: [evaluate]
  script: ./deploy.sh
`,
    `include: { template: Jobs/SAST.gitlab-ci.yml }
d:
  needs: [sast]
  script: x
`,
    `d:
  needs:
    - { job: gone, optional: true }
    - { project: a/b, job: build, ref: main, artifacts: true }
    - 'train: [gpu]'
    - train 1/4
    - $JOB
  script: x
`,
  ],
});
