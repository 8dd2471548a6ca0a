import { cases } from '../testing';
import { compose } from './language';
import { secretInEnvironment } from './secret-in-environment';

cases(secretInEnvironment, compose, {
  fails: [
    `services:
  train:
    image: a:1
    environment:
      AWS_ACCESS_KEY_ID: ⟦AKIAQ7ZB4MWXN2KD5TRV⟧
`,
  ],
  passes: [
    `services:
  train:
    image: a:1
    environment:
      AWS_ACCESS_KEY_ID: \${AWS_ACCESS_KEY_ID}
      URL: postgresql://mlflow:mlflow@db/mlflow
`,
  ],
});
