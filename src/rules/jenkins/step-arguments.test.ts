import { cases } from '../testing';
import { jenkins } from './language';
import { stepArguments } from './step-arguments';

const around = (steps: string, more = ''): string => `pipeline {
    agent any
    ${more}
    stages {
        stage('Train') {
            steps {
                ${steps}
            }
        }
    }
}
`;

cases(stepArguments, jenkins, {
  fails: [
    around(`⟦sh⟧(returnStdout: true)
                sh(script: 'python train.py', ⟦returnStdOut⟧: true)
                sh script: 'python train.py', returnStatus: true, ⟦returnStdout⟧: true`),
    around(`timeout(time: 2, unit: '⟦HOUR⟧') { sh 'python train.py' }
                ⟦timeout⟧(unit: 'HOURS') { sh 'python train.py' }
                ⟦retry⟧() { sh 'dvc pull' }`),
    around('⟦input⟧(id: "Go")\n script { ⟦sh⟧(returnStdout: true) }', "options { timeout(time: 3, unit: '⟦hours⟧') }"),
    around(`withCredentials([⟦string⟧(credentialsId: 'wandb'), usernamePassword(credentialsId: 'db', usernameVariable: 'U', ⟦passwordVariabel⟧: 'P')]) {
                    sh 'python train.py'
                }`),
    around(`withCredentials(⟦string(credentialsId: 'wandb', variable: 'WANDB_API_KEY')⟧) { sh 'python train.py' }
                archiveArtifacts ⟦artefacts⟧: 'model.joblib'`),
    `pipeline {
    agent any
    stages {
        stage('Deploy') {
            ⟦input⟧ { ok 'Ship it' }
            steps { sh './deploy.sh' }
        }
    }
    post { failure { ⟦stash⟧ includes: 'logs/**' } }
}
`,
  ],
  passes: [
    around(`sh 'python train.py'
                sh(command)
                sh(script: "python train.py", label: 'train', returnStdout: true)
                timeout(5) { input 'Deploy?' }
                timeout(time: 30, unit: 'MINUTES', activity: true) { retry(3) { sh 'dvc pull' } }
                input message: 'Deploy?', ok: 'Yes', submitter: 'ml'
                withCredentials([string(credentialsId: 'wandb', variable: 'WANDB_API_KEY'), [$class: 'FileBinding', credentialsId: 'x', variable: 'Y']]) { sh 'python train.py' }
                withCredentials(bindings) { sh 'x' }
                withCredentials([sshUserPrivateKey(credentialsId: 'git', keyFileVariable: 'KEY', usernameVariable: 'USER', passphraseVariable: 'P')]) { sh 'x' }
                script { input() }
                script { def out = sh(script: 'cat mae.txt', returnStdout: true).trim() }
                archiveArtifacts 'model.joblib'
                stash name: 'model', includes: '*.joblib'`),
    "pipeline {\n    agent any\n    parameters { string(name: 'input', defaultValue: 'a') }\n    stages { stage('A') { input { message 'Go?' }\n steps { sh 'x' } } }\n}\n",
    // Scripted pipelines are left alone.
    "node { sh(returnStdout: true)\n timeout(unit: 'HOUR') { } }\n",
  ],
});
