import { cases } from '../testing';
import { envMissing } from './env-missing';
import { mlproject } from './language';

cases(envMissing, mlproject, {
  fails: [
    {
      text: `python_env: ⟦python_env.yaml⟧
`,
      beside: {
        'conda.yaml': `name: a
`,
      },
    },
  ],
  passes: [
    {
      text: `python_env: python_env.yaml
`,
      beside: {
        'python_env.yaml': `python: "3.12"
`,
      },
    },
    `python_env: x.yaml
`,
  ],
});
