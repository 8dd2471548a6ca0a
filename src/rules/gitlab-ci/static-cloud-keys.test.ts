import { cases } from '../testing';
import { gitlabCi } from './language';
import { staticCloudKeys } from './static-cloud-keys';

cases(staticCloudKeys, gitlabCi, {
  fails: [
    `train:
  variables:
    ⟦AWS_SECRET_ACCESS_KEY⟧: $TRAINING_SECRET_KEY
  script: python train.py
`,
    `deploy:
  script:
    - echo "$KEY" > key.json
    - ⟦gcloud auth activate-service-account --key-file=key.json⟧
    - gcloud run deploy model
`,
    `deploy:
  script:
    - ⟦az login --service-principal -u $APP -p $SECRET --tenant $TENANT⟧
    - ⟦aws configure set aws_secret_access_key $AWS_KEY⟧
    - ⟦export AWS_SECRET_ACCESS_KEY="$PROD_KEY"⟧
`,
  ],
  passes: [
    `train:
  id_tokens:
    CLOUD_TOKEN: { aud: https://sts.amazonaws.com }
  script: python train.py
`,
    // A store of one's own knows no tokens.
    `train:
  variables:
    AWS_SECRET_ACCESS_KEY: $MINIO_KEY
    AWS_ENDPOINT_URL: http://minio:9000
  script: dvc pull
`,
    `deploy:
  script:
    - az login --service-principal -u $APP --tenant $TENANT --federated-token $TOKEN
    - gcloud auth login --cred-file=config.json
    - echo activate-service-account
`,
    `train:
  script:
    - aws configure set aws_secret_access_key $KEY
    - aws configure set aws_session_token $TOKEN
`,
  ],
});
