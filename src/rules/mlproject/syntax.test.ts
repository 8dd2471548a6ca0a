import { cases } from '../testing';
import { mlproject } from './language';
import { syntax } from './syntax';

cases(syntax, mlproject, {
  fails: [
    `python_env: python_env.yaml
entry_points:
  ⟦main⟧:
    parameters:
      lr: float
`,
    `conda_env: conda.yaml
⟦docker_env⟧:
  image: a:1
`,
    `⟦docker_env⟧:
  volumes: ["a:b"]
`,
  ],
  passes: [
    `python_env: python_env.yaml
entry_points:
  main:
    command: python train.py
`,
  ],
});
