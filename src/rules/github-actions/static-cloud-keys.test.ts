import { cases } from '../testing';
import { githubActions } from './language';
import { staticCloudKeys } from './static-cloud-keys';

cases(staticCloudKeys, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/configure-aws-credentials@v6
        with:
          aws-access-key-id: \${{ secrets.AWS_ACCESS_KEY_ID }}
          ⟦aws-secret-access-key⟧: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
          aws-region: eu-central-1
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        env:
          AWS_ACCESS_KEY_ID: \${{ secrets.ID }}
          ⟦AWS_SECRET_ACCESS_KEY⟧: \${{ secrets.KEY }}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: google-github-actions/auth@v3
        with:
          ⟦credentials_json⟧: \${{ secrets.GCP_KEY }}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: azure/login@v2
        with:
          ⟦creds⟧: \${{ secrets.AZURE }}
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/configure-aws-credentials@v6
        with:
          role-to-assume: arn:aws:iam::123456789012:role/train
          aws-region: eu-central-1
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: dvc pull
        env:
          AWS_SECRET_ACCESS_KEY: \${{ secrets.KEY }}
          AWS_ENDPOINT_URL: http://minio:9000
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: pytest
        env:
          AWS_SECRET_ACCESS_KEY: test
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/configure-aws-credentials@v6
        with:
          aws-secret-access-key: \${{ steps.a.outputs.key }}
          aws-session-token: \${{ steps.a.outputs.token }}
`,
  ],
});
