import { cases } from '../testing';
import { gitlabCi } from './language';
import { noConcurrency } from './no-concurrency';

cases(noConcurrency, gitlabCi, {
  fails: [
    `train:
  script: python train.py
⟦deploy⟧:
  stage: deploy
  script: ./deploy.sh model
`,
  ],
  passes: [
    `train:
  script: python train.py
deploy:
  stage: deploy
  resource_group: production
  script: ./deploy.sh model
`,
    `deploy:
  script: ./deploy.sh
`,
  ],
});
