import { cases } from '../testing';
import { gitlabCi } from './language';
import { syntax } from './syntax';

cases(syntax, gitlabCi, {
  fails: [
    `evaluate:
  script: python evaluate.py
  ⟦dependancies⟧: [train]
`,
    `train:
  script: python train.py
  artifacts:
    paths: [model.joblib]
    when: ⟦allways⟧
    reports:
      ⟦cobertura⟧: coverage.xml
`,
    `default:
  image: python:3.12
  ⟦variables⟧: { SEED: '1' }
train:
  ⟦steps⟧: [python train.py]
  script: python train.py
  retry: ⟦5⟧
  cache: { key: pip, policy: ⟦pul⟧ }
`,
    `test:
  script: pytest --cov
  services: ⟦postgres:17⟧
  coverage: ⟦'TOTAL.*\\d+%'⟧
  rules:
    - changes: ⟦src/**/*.py⟧
    - changes: ⟦{ compare_to: main }⟧
`,
    `test:
  script: pytest
  rules:
    - exists: { paths: ⟦[${Array.from({ length: 51 }, (_, at) => `a${at}.py`).join(', ')}]⟧ }
`,
    `⟦cache⟧:
  script: python warm.py
⟦true⟧:
  script: exit 0
test:
  services: [⟦{ alias: db }⟧]
  script: pytest
`,
  ],
  passes: [
    `test:
  script: pytest --cov
  services: [postgres:17, { name: redis:8, alias: cache }]
  coverage: '/TOTAL.* (\\d+)%/'
  rules:
    - changes: [src/**/*.py]
    - changes: { paths: [src/**/*.py], compare_to: main }
      exists: [Dockerfile]
    - exists: Dockerfile
`,
    `evaluate:
  script: python evaluate.py
  dependencies: [train]
`,
    `.template:
  whatever: 1
train:
  extends: .template
  script: [python train.py]
  when: $WHEN
  retry: { max: 2, when: [runner_system_failure] }
  parallel: 4
  environment: { name: live, action: stop, url: https://x }
`,
    `spec:
  inputs:
    stage: { default: test }
---
train:
  stage: $[[ inputs.stage ]]
  script: x
`,
  ],
});
