import { cases } from '../testing';
import { circleCi } from './language';
import { noConcurrency } from './no-concurrency';

cases(noConcurrency, circleCi, {
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
      - ⟦deploy⟧
`,
  ],
  passes: [
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
      - deploy: { serial-group: << pipeline.project.slug >>/deploy }
`,
  ],
});
