import { cases } from '../testing';
import { jenkins } from './language';
import { noQualityGate } from './no-quality-gate';

cases(noQualityGate, jenkins, {
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
    `pipeline {
    agent any
    stages {
        stage('Train') {
            steps {
                sh 'python train.py --out model.joblib'
            }
        }
        stage('Evaluate') {
            steps {
                sh 'python evaluate.py || true'
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
    stages {
        stage('Train') {
            steps {
                sh 'python train.py --out model.joblib'
            }
        }
        stage('Evaluate') {
            steps {
                sh 'python evaluate.py --max-mae 6'
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
    `pipeline {
    agent any
    stages {
        stage('Deploy') {
            steps {
                sh './deploy.sh'
            }
        }
    }
}
`,
  ],
});
