import { cases } from '../testing';
import { circleCi } from './language';
import { noQualityGate } from './no-quality-gate';

cases(noQualityGate, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: python train.py --out model.joblib }]
  deploy:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: kubectl apply -f serving.yaml }]
workflows:
  main:
    jobs:
      - train
      - ⟦deploy⟧: { requires: [train] }
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: python train.py --out model.joblib }]
  evaluate:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: python evaluate.py --max-mae 6 }]
  deploy:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: kubectl apply -f serving.yaml }]
workflows:
  main:
    jobs:
      - train
      - evaluate: { requires: [train] }
      - deploy: { requires: [evaluate] }
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: python train.py --out model.joblib }]
  deploy_website:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: kubectl apply -f serving.yaml }]
workflows:
  main:
    jobs:
      - train
      - deploy_website
`,
    `version: 2.1
jobs:
  deploy:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, { run: ./deploy.sh }]
workflows:
  main:
    jobs:
      - deploy
`,
  ],
});
