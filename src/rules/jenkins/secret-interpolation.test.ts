import { cases } from '../testing';
import { jenkins } from './language';
import { secretInterpolation } from './secret-interpolation';

cases(secretInterpolation, jenkins, {
  fails: [
    `pipeline {
    agent any
    environment { REGISTRY = credentials('registry') }
    stages {
        stage('Push') {
            steps {
                sh "docker login -p ⟦\${REGISTRY_PSW}⟧"
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
                withCredentials([usernamePassword(usernameVariable: 'U', passwordVariable: 'P', credentialsId: 'x')]) {
                    sh """login -u $U -p ⟦$P⟧"""
                }
            }
        }
    }
}
`,
  ],
  passes: [
    `pipeline {
    agent any
    environment { REGISTRY = credentials('registry') }
    stages {
        stage('Push') {
            steps {
                sh 'docker login -p "$REGISTRY_PSW"'
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
                withCredentials([string(variable: 'T', credentialsId: 'x')]) {
                    sh "curl -H \\$T \${env.URL}"
                }
            }
        }
    }
}
`,
  ],
  fixes: [
    {
      before: `node {
    withCredentials([string(variable: 'T', credentialsId: 'x')]) {
        sh "push $T"
    }
}
`,
      after: `node {
    withCredentials([string(variable: 'T', credentialsId: 'x')]) {
        sh 'push $T'
    }
}
`,
    },
  ],
});
