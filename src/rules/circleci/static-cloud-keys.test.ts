import { cases } from '../testing';
import { circleCi } from './language';
import { staticCloudKeys } from './static-cloud-keys';

cases(staticCloudKeys, circleCi, {
  fails: [
    `version: 2.1
orbs: { aws: circleci/aws-cli@5.4, gcp: circleci/gcp-cli@3.3 }
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - ⟦aws/setup⟧
      - ⟦gcp/setup⟧: { version: 404.0.0 }
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    environment: { ⟦AWS_SECRET_ACCESS_KEY⟧: $TRAINING_KEY }
    steps:
      - run: ⟦gcloud auth activate-service-account --key-file key.json⟧
`,
  ],
  passes: [
    `version: 2.1
orbs: { aws: circleci/aws-cli@5.4, gcp: circleci/gcp-cli@3.3, own: team/aws@1 }
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - aws/setup: { role_arn: 'arn:aws:iam::123456789012:role/train' }
      - aws/install
      - gcp/setup: { use_oidc: true }
      - own/setup
`,
  ],
});
