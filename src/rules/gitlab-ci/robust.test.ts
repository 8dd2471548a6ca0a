import { bearsDamage } from '../damage';
import { gitlabCi } from './language';

const seeds = [
  `spec:
  inputs: { stage: { default: test } }
---
include:
  - local: /ci/gpu.yml
stages: [train, evaluate, deploy]
default: { image: python, timeout: 1h, cache: { key: pip, policy: pul } }
variables: { SEED: '7', API_KEY: { value: a1b2c3d4e5f6a7b8c9d0, description: x } }
workflow:
  rules: [{ if: $CI_COMMIT_BRANCH == "main" && ($A =~ /^v\\d/ || $B), when: alway }]
.base: &base
  before_script: [pip install torch, 'echo x']
train:
  <<: *base
  stage: train
  extends: [.base, .gpu]
  script:
    - !reference [.base, before_script]
    - echo "MAE: $MAE"
    - |
      python train.py && \\
      dvc push
  parallel: { matrix: [{ KIND: [a, b] }] }
  artifacts: { reports: { cobertura: x }, when: allways }
evaluate:
  stage: evalute
  needs: [{ job: train, optional: true }, { pipeline: x, job: y }, deploy]
  script: python evaluate.py || true
deploy:
  stage: deploy
  needs: [evaluate]
  only: [main]
  rules: [{ if: '$X < 3' }]
  script: [./deploy.sh]
`,
  'a:\n  extends: b\n  services: ["docker:27-dind"]\n  variables: { DOCKER_TLS_CERTDIR: "" }\nb: { extends: a, trigger: { include: x.yml } }\n',
];

bearsDamage(gitlabCi, seeds, {
  junk: ['- ', '&a ', '*a', '<<: *base', '!reference [', 'extends: ', '---\n', '$[[ ', '|', '>'],
  neighbours: new Map([['ci/gpu.yml', '.gpu: { tags: [gpu], script: [x] }\n']]),
});
