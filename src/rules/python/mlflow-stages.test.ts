import { cases } from '../testing';
import { python } from './language';
import { mlflowStages } from './mlflow-stages';

cases(mlflowStages, python, {
  fails: [
    `import mlflow

model = mlflow.pyfunc.load_model("models:/rides/⟦Production⟧")
`,
    `from mlflow.tracking import MlflowClient
client = MlflowClient()
client.⟦transition_model_version_stage⟧("a", 1, "Production")
client.⟦get_latest_versions⟧("a", stages=["Production"])
`,
  ],
  passes: [
    `import mlflow

model = mlflow.pyfunc.load_model("models:/rides@champion")
`,
    `from other import client
client.transition_model_version_stage("a", 1, "Production")
`,
  ],
});
