import { bearsDamage } from '../damage';
import { mlproject } from './language';

const seeds = [
  `python_env: python_env.yaml
entry_points:
  main:
    parameters:
      lr: float
`,
  `python_env: python_env.yaml
`,
  `name: a
entry_points:
  main:
    command: python train.py
`,
  `python_env: p.yaml
entry_points:
  main:
    parameters:
      alpha: {type: float, default: 0.1}
    command: "python train.py {alpa}"
`,
];

bearsDamage(mlproject, seeds, { junk: ['&a', '*a', '- '] });
