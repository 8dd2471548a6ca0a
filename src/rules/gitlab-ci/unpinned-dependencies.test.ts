import { cases } from '../testing';
import { gitlabCi } from './language';
import { unpinnedDependencies } from './unpinned-dependencies';

cases(unpinnedDependencies, gitlabCi, {
  fails: [
    `train:
  before_script:
    - pip install ⟦scikit-learn⟧ mlflow==2.14.1
  script: python train.py
`,
  ],
  passes: [
    `train:
  before_script:
    - pip install scikit-learn==1.5.1 mlflow==2.14.1
  script: python train.py
`,
    `train:
  script:
    - pip install -r requirements.txt
    - pip install --upgrade pip
`,
  ],
});
