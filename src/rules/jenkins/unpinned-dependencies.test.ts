import { cases } from '../testing';
import { jenkins } from './language';
import { unpinnedDependencies } from './unpinned-dependencies';

cases(unpinnedDependencies, jenkins, {
  fails: [
    `pipeline {
    agent any
    stages {
        stage('Train') {
            steps {
                sh 'pip install ⟦xgboost⟧'
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
                sh 'pip install xgboost==2.1.1'
            }
        }
    }
}
`,
    `pipeline {
    agent any
    stages {
        stage('a') {
            steps {
                sh "pip install -r requirements.txt \${params.X}"
            }
        }
    }
}
`,
  ],
});
