import { cases } from '../testing';
import { mlproject } from './language';
import { noEnvironment } from './no-environment';

cases(noEnvironment, mlproject, {
  fails: [
    `name: a
⟦entry_points⟧:
  main:
    command: python train.py
`,
  ],
  passes: [
    `name: a
python_env: python_env.yaml
entry_points:
  main:
    command: python train.py
`,
  ],
});
