import { cases } from '../testing';
import { jenkins } from './language';
import { structure } from './structure';

cases(structure, jenkins, {
  fails: [
    `pipeline {
    agent any
    stages {
        stage('Evaluate') {
            steps {
                ⟦if⟧ (params.FAST) { echo 'skipped' }
                sh 'python evaluate.py'
            }
        }
    }
}
`,
    `⟦pipeline⟧ {
    stages {
        stage('a') {
            ⟦sh⟧ 'x'
        }
    }
}
`,
    `pipeline {
    agent ⟦linux⟧
    ⟦enviroment⟧ { A = 'b' }
    ⟦options⟧ { }
    stages {
        stage('a') { steps { echo 'x' } }
        stage(⟦'a'⟧) { steps { echo 'x' } }
        ⟦stage⟧('c') { }
        stage('d') {
            ⟦agent⟧ any
            parallel { stage('e') { ⟦parallel⟧ { stage('f') { steps { echo 'x' } } } } }
        }
        ⟦echo⟧ 'x'
    }
    post {
        ⟦sucess⟧ { echo 'x' }
        always {
            ⟦env⟧.X = 'y'
            ⟦docker⟧.build('x')
            ⟦x⟧ = 1
            ⟦def⟧ y = 2
        }
    }
}
`,
    `pipeline {
    agent none
    ⟦tools⟧ 'maven'
    stages {
        stage('m') {
            ⟦matrix⟧ { stages { stage('a') { steps { echo 'x' } } } }
        }
        stage('n') { steps { echo 'x' } ; ⟦stages⟧ { stage('o') { steps { echo 'y' } } } }
        stage('p') { steps { ⟦stage⟧('q') { echo 'x' } } }
    }
}
`,
  ],
  passes: [
    `pipeline {
    agent any
    stages {
        stage('Evaluate') {
            steps {
                script {
                    if (params.FAST) { echo 'skipped' }
                }
                sh 'python evaluate.py'
            }
        }
    }
}
`,
    `node {
    stage('x') { if (a) { sh 'x' } }
}
`,
    `#!groovy
@Library('x') _
def a = 1
pipeline
{
    agent { docker { image 'python:3.12' } }
    environment { A = "\${x}/y" ; B = credentials('b') }
    options { timeout(time: 1, unit: 'HOURS') }
    stages
    {
        stage("a \${b}")
        {
            when { allOf { branch 'main'; not { expression { x ==~ /a\\/b}/ } } } }
            failFast true
            parallel {
                stage('b') { agent { label 'gpu' } ; stages { stage('c') { steps { sh '''a { b
''' } } } }
                stage('d') { steps { withEnv(['A=b']) { script { x = 1 } } ; echo a == b ? 'x' : 'y' } }
            }
            post { cleanup { deleteDir() } }
        }
    }
    /* post { x } */
}
def f() { return 1 }
`,
    `{% if x %}
pipeline { }
{% endif %}
`,
  ],
});
