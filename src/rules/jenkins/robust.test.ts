import { bearsDamage } from '../damage';
import { jenkins } from './language';

const seeds = [
  `#!groovy
@Library('x') _
def a = [b: 'c']
pipeline {
    agent { docker { image 'python' ; args "-v \${X}:/x" } }
    environment { TOKEN = credentials('t') ; KEY = 'a1b2c3d4e5f6a7b8c9d0' }
    options { timeout(time: 1, unit: 'HOURS') ; buildDiscardr(x) }
    parameters { string(name: 'DATA') ; boolean(name: 'B') }
    /* a comment */
    stages {
        stage('Train') {
            when { allOf { branch 'main' ; expression { x ==~ /a\\/b}/ } } }
            steps {
                sh """
                  pip install torch
                  python train.py --data \${params.DATA} --token \${TOKEN}
                """
                script { if (a) { sh 'x' } }
            }
            post { always { echo 'x' } }
        }
        stage('Split') {
            parallel {
                stage('A') { steps { sh(script: 'python evaluate.py || true', returnStdout: true) } }
                stage('B') { matrix { axes { axis { name 'X' ; values 'a', 'b' } } stages { stage('C') { steps { sh 'y' } } } } }
            }
        }
        stage('Deploy') { steps { if (x) { echo 'y' } ; sh 'kubectl apply -f model.yaml' } }
    }
    post { success { archiveArtifacts 'm' } }
}
`,
  "node('gpu') {\n  withCredentials([string(credentialsId: 'x', variable: 'T')]) {\n    sh \"curl -H '$T' ${env.X}\"\n  }\n}\n",
];

bearsDamage(jenkins, seeds, {
  junk: ["'''", '"""', '$/', '//', '/*', '*/', 'stage(', 'steps {', 'pipeline {', ';', '->'],
});
