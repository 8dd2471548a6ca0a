import { cases } from '../testing';
import { idleApproval } from './idle-approval';
import { circleCi } from './language';

const around = (jobs: string): string => `version: 2.1
jobs:
  evaluate: { docker: [{ image: cimg/python:3.12 }], steps: [checkout] }
  deploy: { docker: [{ image: cimg/python:3.12 }], steps: [checkout] }
workflows:
  main:
    jobs:
${jobs}`;

cases(idleApproval, circleCi, {
  fails: [
    around(`      - evaluate
      - ⟦look-at-metrics⟧: { type: approval, requires: [evaluate] }
      - deploy: { requires: [evaluate] }
`),
  ],
  passes: [
    around(`      - evaluate
      - look-at-metrics: { type: approval, requires: [evaluate] }
      - deploy: { requires: [look-at-metrics] }
`),
    around(`      - hold: { type: approval, name: look }
      - deploy: { requires: [{ look: success }] }
`),
  ],
});
