import { cases } from '../testing';
import { inputs } from './inputs';
import { gitlabCi } from './language';

cases(inputs, gitlabCi, {
  fails: [
    `spec:
  inputs:
    epochs: { type: number, default: 3 }
    gpu: { type: boolean, default: ⟦'yes'⟧ }
    data: { ⟦defualt⟧: big }
    size: { options: [small, large], default: ⟦medium⟧ }
    labels: { type: ⟦list⟧ }
    python: { default: ⟦3.12⟧ }
---
train:
  script:
    - python train.py --epochs $[[ inputs.⟦epoch⟧ ]]
    - python report.py $[[ inputs.data | ⟦expand_var⟧ ]] $[[ inputs.⟦bucket⟧ ]]
`,
    `train:
  script: python train.py --epochs $[[ inputs.⟦epochs⟧ ]]
`,
  ],
  passes: [
    `spec:
  inputs:
    epochs: { type: number, default: 3 }
    tags: { type: array, default: [gpu] }
    size: { options: [small, large], default: small }
    name:
      description: What the model is called
      regex: ^[a-z]+$
---
# $[[ inputs.other ]] is only spoken of
train:
  tags: $[[ inputs.tags ]]
  script: python train.py $[[ inputs.epochs ]] $[[ inputs.size | expand_vars | truncate(0,5) ]] $[[ inputs.name ]]
`,
    'train:\n  script: test [[ $A == b ]] && echo $[[ component.name ]]\n',
    'spec:\n  inputs:\n    a:\n',
  ],
});
