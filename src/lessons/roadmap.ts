import { type PlannedExercise, plannedExercises } from './planned-exercises';

/** One of the five stages of the roadmap. */
export interface Stage {
  /** `stage-1`; also names its walkthrough. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly topics: readonly Topic[];
}

/** One line of the roadmap. */
export interface Topic {
  /** Unique over all stages. */
  readonly id: string;
  readonly title: string;
  /** Every id of the line and of its sub-lines. */
  readonly covers: readonly string[];
  /** The sub-lines, as the roadmap has them. */
  readonly items: readonly TopicItem[];
  readonly optional: boolean;
  /** Exercises of the catalogue that cover one of the ids, written by now or not. */
  readonly planned: readonly PlannedExercise[];
}

/** A sub-line of a topic. */
export interface TopicItem {
  readonly title: string;
  readonly covers: readonly string[];
}

const words = (list: string) => list.split(' ').filter(Boolean);
const item = (title: string, covers: string): TopicItem => ({ title, covers: words(covers) });

function topic(id: string, title: string, covers: string, items: readonly TopicItem[] = [], optional = false): Topic {
  const all = [...new Set([...words(covers), ...items.flatMap((part) => part.covers)])];
  const planned = plannedExercises.filter((exercise) => exercise.covers.some((name) => all.includes(name)));
  return { id, title, covers: all, items, optional, planned };
}

/** The roadmap, line by line: what the sidebar shows and what `covers:` of an exercise may name. */
export const roadmap: readonly Stage[] = [
  {
    id: 'stage-1',
    title: 'Prerequisites',
    summary: 'What you should know before: Python, the basics of machine learning, the shell and Git.',
    topics: [
      topic('python', 'Python', 'python'),
      topic('machine-learning', 'Machine Learning Basics', '', [
        item('Model training, validation, evaluation', 'model-training model-validation model-evaluation'),
        item('scikit-learn, TensorFlow or PyTorch', 'scikit-learn tensorflow pytorch'),
      ]),
      topic('linux-shell', 'Linux & Shell Scripting', 'linux shell'),
      topic('git-github', 'Git & GitHub', 'git github'),
    ],
  },
  {
    id: 'stage-2',
    title: 'Core MLOps Topics',
    summary: 'The loop: data, train, evaluate, deploy, monitor, retrain, and the tools that keep it turning.',
    topics: [
      topic('lifecycle', 'Model Lifecycle Management', '', [
        item('ML workflow: data → train → evaluate → deploy → monitor → retrain', 'ml-workflow'),
        item('Model versioning: DVC, MLflow', 'model-versioning dvc mlflow'),
      ]),
      topic('experiment-tracking', 'Experiment Tracking', '', [
        item('Tools: MLflow, Weights & Biases', 'mlflow wandb'),
        item('Logging metrics, parameters, artifacts', 'experiment-tracking'),
      ]),
      topic('data-management', 'Data Management', '', [
        item('Data versioning: DVC, LakeFS', 'data-versioning dvc lakefs'),
        item('Data pipelines: Apache Airflow, Kubeflow Pipelines', 'data-pipelines airflow kubeflow-pipelines'),
      ]),
      topic('deployment', 'Model Deployment', '', [
        item('REST APIs: FastAPI, Flask', 'rest-api fastapi flask'),
        item('Local server', 'local-server'),
        item('Docker containers', 'docker'),
        item('Cloud (AWS SageMaker, GCP Vertex AI)', 'sagemaker vertex-ai'),
        item('Kubernetes (for scaling)', 'kubernetes'),
      ]),
      topic('ci-cd', 'CI/CD for ML', '', [
        item('Traditional CI/CD (GitHub Actions, GitLab CI)', 'github-actions gitlab-ci'),
        item('Model testing, retraining, and deployment automation', 'model-testing retraining deployment-automation'),
        item('Tools: Jenkins, CircleCI', 'jenkins circleci'),
      ]),
      topic('containers', 'Containerization & Orchestration', '', [
        item('Docker: containerize ML code', 'docker'),
        item('Kubernetes: orchestration for production workloads', 'kubernetes'),
      ]),
      topic('monitoring', 'Monitoring & Observability', '', [
        item('Track performance drift, data drift', 'performance-drift data-drift'),
        item('Tools: Prometheus, Grafana, Evidently AI', 'prometheus grafana evidently'),
      ]),
    ],
  },
  {
    id: 'stage-3',
    title: 'Tools to Learn (at a Minimum)',
    summary: 'The same exercises by tool: one row of the roadmap’s table for each area.',
    topics: [
      topic('tools-version-control', 'Version Control: Git, GitHub', 'git github'),
      topic('tools-model-tracking', 'Model Tracking: MLflow, Weights & Biases', 'mlflow wandb'),
      topic('tools-data-versioning', 'Data Versioning: DVC', 'dvc'),
      topic('tools-deployment', 'Deployment: FastAPI, Docker', 'fastapi docker'),
      topic('tools-ci-cd', 'CI/CD: GitHub Actions, Jenkins', 'github-actions jenkins'),
      topic('tools-cloud', 'Cloud/Scaling: AWS/GCP, Kubernetes', 'aws gcp kubernetes'),
      topic('tools-monitoring', 'Monitoring: Prometheus, Grafana, Evidently AI', 'prometheus grafana evidently'),
    ],
  },
  {
    id: 'stage-4',
    title: 'Recommended Projects',
    summary: 'A brief and acceptance checks, no steps: as it is at work.',
    topics: [
      topic('project-tracking', 'Train + track model with MLflow/W&B', 'project-tracking'),
      topic('project-api', 'Create and deploy ML API with FastAPI + Docker', 'project-api'),
      topic('project-cicd', 'CI/CD pipeline for ML model using GitHub Actions', 'project-cicd'),
      topic(
        'project-kubernetes',
        'Kubernetes-based model deployment (optional but great)',
        'project-kubernetes',
        [],
        true,
      ),
    ],
  },
  {
    id: 'stage-5',
    title: 'Bonus Concepts',
    summary: 'What teams add when one model has become many.',
    topics: [
      topic('feature-stores', 'Feature stores: Feast', 'feast'),
      topic('model-registries', 'Model registries', 'model-registry'),
      topic(
        'multi-model-serving',
        'Multi-model serving (TorchServe or Triton)',
        'multi-model-serving torchserve triton',
      ),
      topic('security', 'Security in ML deployments', 'ml-security'),
    ],
  },
];

const topics = roadmap.flatMap((stage) => stage.topics);

/** Every id that `covers:` may name, in the order of the roadmap. */
export const coverIds: readonly string[] = [...new Set(topics.flatMap(({ covers }) => covers))];

/** Id of the topic under which an exercise stands first: the one of the first id that it covers; empty when the roadmap has none of them. */
export function homeTopic(covers: readonly string[]): string {
  for (const name of covers) {
    const home = topics.find((candidate) => candidate.covers.includes(name));
    if (home) return home.id;
  }
  return '';
}
