import { cases } from '../testing';
import { jenkins } from './language';
import { staticCloudKeys } from './static-cloud-keys';

const around = (steps: string, environment = ''): string => `pipeline {
    agent any
    ${environment}
    stages {
        stage('Train') {
            steps {
                ${steps}
            }
        }
    }
}
`;

cases(staticCloudKeys, jenkins, {
  fails: [
    around("sh 'python train.py'", "environment { ⟦AWS_SECRET_ACCESS_KEY⟧ = credentials('training-key') }"),
    around(`withCredentials([string(credentialsId: 'key', variable: '⟦AWS_SECRET_ACCESS_KEY⟧'), string(credentialsId: 'w', variable: 'WANDB_API_KEY')]) {
                    sh 'dvc pull'
                }
                withCredentials([string(credentialsId: 'key', variable: 'AWS_SECRET_ACCESS_KEY')]) { sh 'dvc push' }`),
    around(`withCredentials([file(credentialsId: 'sa', variable: '⟦GOOGLE_APPLICATION_CREDENTIALS⟧')]) {
                    sh '⟦gcloud auth activate-service-account --key-file=$GOOGLE_APPLICATION_CREDENTIALS⟧'
                }`),
  ],
  passes: [
    around("sh 'pytest'"),
    around("sh 'python train.py'", "environment { MLFLOW_TRACKING_PASSWORD = credentials('mlflow') }"),
    around(`withAWS(role: 'train', roleAccount: '123456789012') {
                    sh 'dvc pull'
                }`),
    around(`withCredentials([aws(credentialsId: 'key', roleArn: 'arn:aws:iam::1:role/train', secretKeyVariable: 'AWS_SECRET_ACCESS_KEY')]) {
                    sh 'dvc pull'
                }`),
  ],
});
