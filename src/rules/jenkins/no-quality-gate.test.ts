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
    `pipeline {
    agent any
    stages {
        stage('Take the approved model') {
            steps {
                script { env.PACKAGE = sh(returnStdout: true, script: "aws sagemaker list-model-packages --model-approval-status Approved") }
            }
        }
        stage('Deploy model') {
            steps { sh "aws sagemaker create-endpoint --endpoint-name scores" }
        }
    }
}
`,
    `pipeline {
    agent any
    stages {
        stage('Deploy image') {
            steps { sh 'docker push registry/trainer:7' }
        }
        stage('Train') {
            steps { sh 'docker run registry/trainer:7 python train.py --out model.joblib' }
        }
    }
}
`,
    `pipeline {
    agent any
    stages {
        stage('Deploy Champion') {
            steps { sh 'helm upgrade model charts/model' }
        }
    }
}
`,
  ],
});
