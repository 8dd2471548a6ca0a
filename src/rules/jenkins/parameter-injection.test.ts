import { cases } from '../testing';
import { jenkins } from './language';
import { parameterInjection } from './parameter-injection';

cases(parameterInjection, jenkins, {
  fails: [
    `pipeline {
    agent any
    parameters { string(name: 'DATASET') }
    stages {
        stage('Train') {
            steps {
                sh "python train.py --data ⟦\${params.DATASET}⟧"
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
                sh(script: "git checkout ⟦\${env.CHANGE_BRANCH}⟧", returnStdout: true)
            }
        }
    }
}
`,
  ],
  passes: [
    `pipeline {
    agent any
    parameters { string(name: 'DATASET') }
    stages {
        stage('Train') {
            steps {
                sh 'python train.py --data "$DATASET"'
            }
        }
    }
}
`,
    `pipeline {
    agent any
    parameters { choice(name: 'KIND', choices: ['a', 'b']) }
    stages {
        stage('a') {
            steps {
                sh "python train.py --kind \${params.KIND} \${env.BUILD_NUMBER}"
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
                echo "x \${params.Y}"
            }
        }
    }
}
`,
  ],
});
