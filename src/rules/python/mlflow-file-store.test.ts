import { cases } from '../testing';
import { python } from './language';
import { mlflowFileStore } from './mlflow-file-store';

cases(mlflowFileStore, python, {
  fails: [
    `import mlflow

mlflow.set_tracking_uri(⟦"file:./mlruns"⟧)
`,
  ],
  passes: [
    `import mlflow

mlflow.set_tracking_uri("sqlite:///mlflow.db")
`,
    `import mlflow
mlflow.set_tracking_uri(uri)
mlflow.set_tracking_uri("https://mlflow.example.org")
`,
  ],
});
