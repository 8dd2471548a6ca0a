import { cases } from '../testing';
import { jenkins } from './language';
import { latestImage } from './latest-image';

cases(latestImage, jenkins, {
  fails: [
    `pipeline {
    agent { docker { image '⟦tensorflow/tensorflow:latest⟧' } }
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
    agent { docker '⟦python⟧' }
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
    agent { docker { image 'tensorflow/tensorflow:2.17.0' } }
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
    agent { docker { image "\${IMAGE}" } }
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
