import { cases } from '../testing';
import { python } from './language';
import { mlflowRunNotEnded } from './mlflow-run-not-ended';

cases(mlflowRunNotEnded, python, {
  fails: [
    `import mlflow

for rate in rates:
    ⟦mlflow.start_run⟧()
    mlflow.log_param("rate", rate)
`,
  ],
  passes: [
    `import mlflow

for rate in rates:
    with mlflow.start_run():
        mlflow.log_param("rate", rate)
`,
    `import mlflow
mlflow.start_run()
for a in b:
    mlflow.log_metric("a", a)
`,
  ],
});
