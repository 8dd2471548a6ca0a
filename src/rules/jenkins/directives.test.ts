import { cases } from '../testing';
import { directives } from './directives';
import { jenkins } from './language';

cases(directives, jenkins, {
  fails: [
    `pipeline {
    agent any
    stages {
        stage('Train') {
            when { ⟦params⟧.RETRAIN == true }
            steps { sh 'python train.py' }
        }
    }
}
`,
    `pipeline {
    agent { ⟦dockr⟧ { image 'x:1' } }
    parameters { ⟦boolean⟧(name: 'X') ; ⟦strings⟧(name: 'Y') }
    options { ⟦timout⟧(time: 1) }
    triggers { ⟦pollSMC⟧('H * * * *') }
    environment {
        A = 'b'
        ⟦A⟧ = 'c'
        ⟦sh⟧ 'x'
    }
    stages {
        stage('a') {
            when { anyOf { ⟦brnach⟧ 'main' } }
            steps { echo 'x' }
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
            when { expression { params.RETRAIN == true } }
            steps { sh 'python train.py' }
        }
    }
}
`,
    `pipeline {
    agent { ecs { label 'x' } }
    parameters { extendedChoice(name: 'x') }
    options { ansiColor('xterm') ; lock('gpu') ; timestamps() }
    triggers { GenericTrigger(x: 1) }
    environment { A = 'b' ; PATH = "\${env.PATH}:/x" }
    stages {
        stage('a') {
            steps {
                echo 'x'
            }
        }
    }
}
`,
  ],
});
