import { cases } from '../testing';
import { circleCi } from './language';
import { reference } from './reference';

cases(reference, circleCi, {
  fails: [
    `version: 2.1
jobs:
  evaluate-model:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, ⟦instal⟧]
commands:
  install:
    steps: [checkout]
workflows:
  main:
    jobs: [⟦evaluate-modle⟧]
`,
    `version: 2.1
orbs: { python: circleci/python@2.1.1 }
jobs:
  t:
    executor: ⟦pyton/default⟧
    steps: [checkout]
workflows:
  m: { jobs: [t] }
`,
  ],
  passes: [
    `version: 2.1
jobs:
  evaluate-model:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout, install]
commands:
  install:
    steps: [checkout]
workflows:
  main:
    jobs: [evaluate-model]
`,
    `version: 2.1
orbs: { python: circleci/python@2.1.1 }
jobs:
  t:
    parameters: { e: { type: executor } }
    executor: << parameters.e >>
    steps: [checkout, python/install-packages, { when: { condition: true, steps: [{ run: x }] } }]
workflows:
  m:
    jobs: [t, python/test, { hold: { type: approval } }]
`,
  ],
});
