import { cases } from '../testing';
import { jenkins } from './language';
import { noBuildDiscarder } from './no-build-discarder';

cases(noBuildDiscarder, jenkins, {
  fails: [
    `⟦pipeline⟧ {
    agent any
    stages {
        stage('Train') {
            steps {
                sh 'python train.py'
                archiveArtifacts 'model.joblib'
            }
        }
    }
}
`,
  ],
  passes: [
    `pipeline {
    agent any
    options { buildDiscarder(logRotator(numToKeepStr: '20')) }
    stages {
        stage('Train') {
            steps {
                sh 'python train.py'
                archiveArtifacts 'model.joblib'
            }
        }
    }
}
`,
    `pipeline {
    agent any
    stages {
        stage('Train') {
            steps {
                sh 'python train.py --out model.joblib'
            }
        }
    }
}
`,
  ],
});
