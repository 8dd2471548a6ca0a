import { cases } from '../testing';
import { gitlabCi } from './language';
import { noQualityGate } from './no-quality-gate';

cases(noQualityGate, gitlabCi, {
  fails: [
    `stages: [train, deploy]
train:
  stage: train
  script: python train.py --out model.joblib
⟦deploy-model⟧:
  stage: deploy
  script: kubectl apply -f serving.yaml
`,
    `stages: [train, evaluate, deploy]
train:
  stage: train
  script: python train.py
evaluate:
  stage: evaluate
  allow_failure: true
  script: python evaluate.py
⟦deploy⟧:
  stage: deploy
  script: ./deploy.sh model
`,
  ],
  passes: [
    `stages: [train, evaluate, deploy]
train:
  stage: train
  script: python train.py --out model.joblib
evaluate:
  stage: evaluate
  script: python evaluate.py --max-mae 6
deploy-model:
  stage: deploy
  script: kubectl apply -f serving.yaml
`,
    `train:
  script: python train.py
pages:
  stage: deploy
  script: mkdocs build
deploy-docs:
  stage: deploy
  script: ./deploy.sh
`,
    `deploy:
  script: ./deploy.sh
`,
    `stages: [deploy, run]
deploy_runner:
  stage: deploy
  script: cml runner --cloud aws --labels gpu
train:
  stage: run
  script: python train.py
`,
  ],
});
