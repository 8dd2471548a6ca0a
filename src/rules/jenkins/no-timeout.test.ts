import { cases } from '../testing';
import { jenkins } from './language';
import { noTimeout } from './no-timeout';

cases(noTimeout, jenkins, {
  fails: [
    `pipeline {
    agent any
    stages {
        stage('⟦Train⟧') {
            steps {
                sh 'python train.py --out model.joblib'
            }
        }
    }
}
`,
    `pipeline {
    agent any
    stages {
        stage('⟦Training job⟧') {
            steps { sh 'aws sagemaker create-training-job && aws sagemaker wait training-job-completed-or-stopped' }
        }
    }
}
`,
  ],
  passes: [
    `pipeline {
    agent any
    options { timeout(time: 3, unit: 'HOURS') }
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
    stages {
        stage('Train') {
            steps { timeout(time: 3, unit: 'HOURS') { sh 'python train.py' } }
        }
    }
}
`,
    `pipeline {
    agent any
    stages {
        stage('Train') {
            options { timeout(time: 3, unit: 'HOURS') }
            steps { sh 'python train.py' }
        }
    }
}
`,
    `pipeline {
    agent any
    stages {
        stage('Start training job') {
            steps { sh 'aws sagemaker create-training-job --stopping-condition MaxRuntimeInSeconds=3600' }
        }
    }
}
`,
  ],
});
