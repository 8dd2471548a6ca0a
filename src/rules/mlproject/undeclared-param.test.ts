import { cases } from '../testing';
import { mlproject } from './language';
import { undeclaredParam } from './undeclared-param';

cases(undeclaredParam, mlproject, {
  fails: [
    `python_env: p.yaml
entry_points:
  main:
    parameters:
      alpha: {type: float, default: 0.1}
    command: "python train.py {⟦alpa⟧}"
`,
  ],
  passes: [
    `python_env: p.yaml
entry_points:
  main:
    parameters:
      alpha: {type: float, default: 0.1}
    command: "python train.py {alpha}"
`,
    `entry_points:
  main:
    command: "echo {{a}} \${HOME}"
`,
  ],
});
