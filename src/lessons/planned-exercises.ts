/** An exercise of the catalogue, written by now or not. */
export interface PlannedExercise {
  readonly id: string;
  readonly title: string;
  /** Ids of the roadmap; the first decides under which topic it stands first. */
  readonly covers: readonly string[];
  readonly optional?: boolean;
}

const plan = (id: string, title: string, covers: string): PlannedExercise => ({ id, title, covers: covers.split(' ') });

/** The whole catalogue in the order of the story, so that surfaces can show what is not yet written. */
export const plannedExercises: readonly PlannedExercise[] = [
  plan('python-package', 'Turn the notebook into a package', 'python'),
  plan('python-environment', 'Make the environment repeatable', 'python'),
  plan('train-model', 'Train a model that has not seen the answer', 'model-training scikit-learn'),
  plan('validate-model', 'Split the data in time', 'model-validation scikit-learn'),
  plan('evaluate-model', 'Decide whether the model may go out', 'model-evaluation'),
  plan('train-pytorch', 'Repair a training loop in PyTorch', 'pytorch'),
  plan('train-tensorflow', 'End the skew between training and serving in Keras', 'tensorflow'),
  plan('linux-operations', 'Bring a broken host back', 'linux'),
  plan('shell-ingest', 'Write an ingest that can be stopped anywhere', 'shell'),
  plan('git-daily', 'A day with Git', 'git'),
  plan('github-collaboration', 'Work together on GitHub', 'github'),
  plan('lifecycle-loop', 'Close the loop from data to retraining', 'ml-workflow'),
  plan('versions-dvc', 'Go back to version 1 with DVC', 'model-versioning dvc'),
  plan('versions-mlflow', 'Move an alias in the MLflow registry', 'model-versioning mlflow'),
  plan('track-mlflow', 'Write down every run with MLflow', 'experiment-tracking mlflow'),
  plan('track-wandb', 'Write down every run with Weights & Biases', 'experiment-tracking wandb'),
  plan('compare-runs', 'Compare twelve runs and reproduce the winner', 'experiment-tracking'),
  plan('data-dvc', 'Version a folder of data with DVC', 'data-versioning dvc'),
  plan('pipeline-dvc', 'Rerun only what must run, with DVC stages', 'data-pipelines dvc'),
  plan('data-lakefs', 'Branch, check and merge data with lakeFS', 'data-versioning lakefs'),
  plan('pipeline-airflow', 'Run every month once, with Airflow', 'data-pipelines airflow'),
  plan('pipeline-kubeflow', 'Compile a pipeline for Kubeflow', 'data-pipelines kubeflow-pipelines'),
  plan('serve-fastapi', 'Serve the model with FastAPI', 'rest-api fastapi'),
  plan('serve-flask', 'Serve the model with Flask', 'rest-api flask'),
  plan('serve-local', 'Stop the server without losing a request', 'local-server'),
  plan('image-build', 'Put the service into an image', 'docker'),
  plan('image-production', 'Make the image fit for production', 'docker'),
  plan('image-train', 'Train inside a container', 'docker'),
  plan('deploy-sagemaker', "Keep SageMaker's contract", 'sagemaker aws'),
  plan('deploy-vertex', "Keep Vertex AI's contract", 'vertex-ai gcp'),
  plan('deploy-kubernetes', 'Deploy the service to Kubernetes', 'kubernetes'),
  plan('scale-kubernetes', 'Scale and update without a gap', 'kubernetes'),
  plan('job-kubernetes', 'Retrain every night with a CronJob', 'kubernetes retraining'),
  plan('ci-github-actions', 'Let a pipeline guard the model', 'github-actions model-testing'),
  plan('ci-gitlab', 'The same gate in GitLab CI', 'gitlab-ci'),
  plan('ci-jenkins', 'The same gate in Jenkins', 'jenkins'),
  plan('ci-circleci', 'The same gate in CircleCI', 'circleci'),
  plan('test-models', 'Write tests that catch bad models', 'model-testing'),
  plan('retrain-models', 'Retrain, compare, promote, roll back', 'retraining'),
  plan('automate-deployment', 'Automate the way to production', 'deployment-automation github-actions'),
  plan('monitor-data-drift', 'Notice when the data drift', 'data-drift evidently'),
  plan('monitor-performance', 'Measure the error of late labels', 'performance-drift'),
  plan('metrics-prometheus', 'Measure the service with Prometheus', 'prometheus'),
  plan('dashboard-grafana', 'Keep the dashboard as code', 'grafana'),
  plan('project-tracking', 'Project: a model whose best run can be reproduced', 'project-tracking mlflow wandb'),
  plan('project-api', 'Project: a model API in a container', 'project-api fastapi docker'),
  plan('project-cicd', 'Project: from push to a gated release', 'project-cicd github-actions'),
  { ...plan('project-kubernetes', 'Project: the API on Kubernetes', 'project-kubernetes kubernetes'), optional: true },
  plan('features-feast', 'Serve features that never see the future', 'feast'),
  plan('registry-promotion', 'Promote a model through a gate', 'model-registry mlflow'),
  plan('serve-torchserve', 'Serve two models with TorchServe', 'torchserve multi-model-serving'),
  plan('serve-triton', 'Serve many models with Triton', 'triton multi-model-serving'),
  plan('secure-supply-chain', 'Trust no artefact from strangers', 'ml-security'),
  plan('secure-serving', 'Defend the service against an attacker', 'ml-security'),
];
