import { cases } from '../testing';
import { extendsRule } from './extends';
import { gitlabCi } from './language';

cases(extendsRule, gitlabCi, {
  fails: [
    `.gpu-job:
  tags: [gpu]
train:
  extends: ⟦.gpu-jop⟧
  script: python train.py
`,
    `a:
  extends: [⟦b⟧]
  script: x
b:
  extends: ⟦a⟧
  script: x
`,
  ],
  passes: [
    `.gpu-job:
  tags: [gpu]
train:
  extends: .gpu-job
  script: python train.py
`,
    `include: { project: a/b, file: x.yml }
train:
  extends: .gpu-jop
  script: x
`,
    {
      text: `include: ci/gpu.yml
train:
  extends: .gpu
`,
      beside: {
        'ci/gpu.yml': `.gpu:
  script: x
`,
      },
    },
    `train:
  extends: .$KIND
  script: x
`,
  ],
});
