import { cases } from '../testing';
import { jenkins } from './language';
import { secretInEnvironment } from './secret-in-environment';

cases(secretInEnvironment, jenkins, {
  fails: [
    `pipeline {
    agent any
    environment {
        REGISTRY_TOKEN = '⟦9f8e7d6c5b4a39281706f5e4d3c2b1a0⟧'
    }
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
  passes: [
    `pipeline {
    agent any
    environment {
        REGISTRY_TOKEN = credentials('registry-token')
    }
    stages {
        stage('Train') {
            steps {
                sh 'python train.py --out model.joblib'
            }
        }
    }
}
`,
    `pipeline {
    agent any
    environment { DB_PASSWORD = 'postgres' ; TOKEN = "\${params.TOKEN}" }
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
