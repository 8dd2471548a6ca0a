import { cases } from '../testing';
import { circleCi } from './language';
import { requires } from './requires';

cases(requires, circleCi, {
  fails: [
    `version: 2.1
jobs:
  evaluate:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout]
  deploy:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout]
workflows:
  main:
    jobs:
      - evaluate
      - deploy: { requires: [⟦evalute⟧] }
`,
    `version: 2.1
jobs:
  a:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout]
workflows:
  main:
    jobs:
      - a: { name: one, requires: [⟦two⟧] }
      - a: { name: two, requires: [⟦one⟧] }
`,
  ],
  passes: [
    `version: 2.1
jobs:
  evaluate:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout]
  deploy:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout]
workflows:
  main:
    jobs:
      - evaluate
      - deploy: { requires: [evaluate] }
`,
    `version: 2.1
jobs:
  a:
    docker: [{ image: cimg/python:3.12 }]
    steps: [checkout]
workflows:
  main:
    jobs:
      - a: { matrix: { parameters: { p: [x, z] } } }
      - a: { name: last, requires: [a, a-x, { a-z: [success, failed] }] }
      - orb/job: { requires: [last] }
`,
  ],
});
