import { cases } from '../testing';
import { jenkins } from './language';
import { noConcurrency } from './no-concurrency';

cases(noConcurrency, jenkins, {
  fails: [
    `pipeline {
    agent any
    stages {
        stage('Train') {
            steps {
                sh 'python train.py --out model.joblib'
            }
        }
        stage('⟦Deploy⟧') {
            steps {
                sh 'kubectl apply -f serving.yaml'
            }
        }
    }
}
`,
  ],
  passes: [
    `pipeline {
    agent any
    options { disableConcurrentBuilds() }
    stages {
        stage('Train') {
            steps {
                sh 'python train.py --out model.joblib'
            }
        }
        stage('Deploy') {
            steps {
                sh 'kubectl apply -f serving.yaml'
            }
        }
    }
}
`,
  ],
});
