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
  ],
});
