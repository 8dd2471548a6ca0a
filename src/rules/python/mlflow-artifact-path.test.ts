import { cases } from '../testing';
import { python } from './language';
import { mlflowArtifactPath } from './mlflow-artifact-path';

cases(mlflowArtifactPath, python, {
  fails: [
    `import mlflow

mlflow.sklearn.log_model(model, ⟦artifact_path⟧="model")
`,
  ],
  passes: [
    `import mlflow

mlflow.sklearn.log_model(model, name="model")
`,
    `import mlflow
mlflow.log_artifacts("a", artifact_path="b")
`,
  ],
});
