/** One stage of the roadmap, as the tree shows it. */
export interface Stage {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly topics: readonly Topic[];
}

/** One topic: a bold heading of the roadmap, with its lines as items. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  /** What belongs to it, line by line. */
  readonly items: readonly string[];
  /** Ids that an exercise names in `covers`. */
  readonly covers: readonly string[];
  /** Exercises that belong here, whether they are written by now or not. */
  readonly planned: readonly Planned[];
}

export interface Planned {
  readonly id: string;
  readonly title: string;
}

const plan = (entries: Readonly<Record<string, string>>): Planned[] =>
  Object.entries(entries).map(([id, title]) => ({ id, title }));

/** The content contract of the product, in order: each line is a topic in the sidebar. */
export const roadmap: readonly Stage[] = [
  {
    id: 'stage-1',
    title: 'Prerequisites',
    summary: 'What to know before diving in: Python, the basics of machine learning, Linux and shell, Git and GitHub.',
    topics: [
      {
        id: 'python',
        title: 'Python',
        items: ['Packages, command lines, types, tests', 'Repeatable environments'],
        covers: ['python'],
        planned: plan({
          'python-package': 'From a notebook to a package',
          'python-environment': 'An environment that can be repeated',
        }),
      },
      {
        id: 'machine-learning-basics',
        title: 'Machine learning basics',
        items: ['Model training, validation, evaluation', 'scikit-learn, TensorFlow or PyTorch'],
        covers: ['model-training', 'model-validation', 'model-evaluation', 'scikit-learn', 'tensorflow', 'pytorch'],
        planned: plan({
          'train-model': 'Train one pipeline without a leak',
          'validate-model': 'Validate in the order of time',
          'evaluate-model': 'Evaluate before you ship',
          'train-pytorch': 'Repair a training loop in PyTorch',
          'train-tensorflow': 'End the skew between training and serving in Keras',
        }),
      },
      {
        id: 'linux-shell',
        title: 'Linux and shell scripting',
        items: ['Linux', 'Shell scripting'],
        covers: ['linux', 'shell'],
        planned: plan({
          'linux-operations': 'Repair a broken host',
          'shell-ingest': 'An ingest script that can be stopped anywhere',
        }),
      },
      {
        id: 'git-github',
        title: 'Git and GitHub',
        items: ['Git', 'GitHub'],
        covers: ['git', 'github'],
        planned: plan({ 'git-daily': 'A day with Git', 'github-collaboration': 'Work together on GitHub' }),
      },
    ],
  },
  {
    id: 'stage-2',
    title: 'Core MLOps topics',
    summary: 'The life of a model in production: lifecycle, tracking, data, deployment, CI/CD, containers, monitoring.',
    topics: [
      {
        id: 'lifecycle',
        title: 'Model lifecycle management',
        items: ['Data → train → evaluate → deploy → monitor → retrain', 'Model versioning: DVC, MLflow'],
        covers: ['ml-workflow', 'model-versioning'],
        planned: plan({
          'lifecycle-loop': 'Close the loop from data to retraining',
          'versions-dvc': 'Version a model with Git and DVC',
          'versions-mlflow': 'Register versions and move aliases',
        }),
      },
      {
        id: 'tracking',
        title: 'Experiment tracking',
        items: ['MLflow, Weights & Biases', 'Logging metrics, parameters, artifacts'],
        covers: ['experiment-tracking', 'mlflow', 'wandb'],
        planned: plan({
          'track-mlflow': 'Track a run with MLflow',
          'track-wandb': 'Track a run offline with W&B',
          'compare-runs': 'Compare runs and reproduce the winner',
        }),
      },
      {
        id: 'data',
        title: 'Data management',
        items: ['Data versioning: DVC, LakeFS', 'Data pipelines: Apache Airflow, Kubeflow Pipelines'],
        covers: ['data-versioning', 'dvc', 'lakefs', 'data-pipelines', 'airflow', 'kubeflow-pipelines'],
        planned: plan({
          'data-dvc': 'Version a data folder with DVC',
          'pipeline-dvc': 'A pipeline that reruns what it must',
          'data-lakefs': 'Branch, check and merge data in lakeFS',
          'pipeline-airflow': 'A monthly DAG in Airflow',
          'pipeline-kubeflow': 'A pipeline of components in Kubeflow',
        }),
      },
      {
        id: 'deployment',
        title: 'Model deployment',
        items: [
          'REST APIs: FastAPI, Flask',
          'Local server, Docker containers',
          'Cloud: AWS SageMaker, GCP Vertex AI',
          'Kubernetes, for scaling',
        ],
        covers: ['rest-api', 'fastapi', 'flask', 'local-server', 'sagemaker', 'vertex-ai', 'aws', 'gcp'],
        planned: plan({
          'serve-fastapi': 'Serve the model with FastAPI',
          'serve-flask': 'Serve the model with Flask',
          'serve-local': 'A server that stops gracefully',
          'deploy-sagemaker': "Keep SageMaker's contract",
          'deploy-vertex': "Keep Vertex AI's contract",
        }),
      },
      {
        id: 'ci-cd',
        title: 'CI/CD for ML',
        items: ['GitHub Actions, GitLab CI', 'Model testing, retraining, deployment automation', 'Jenkins, CircleCI'],
        covers: [
          'github-actions',
          'gitlab-ci',
          'jenkins',
          'circleci',
          'model-testing',
          'retraining',
          'deployment-automation',
        ],
        planned: plan({
          'ci-github-actions': 'A model gate in GitHub Actions',
          'ci-gitlab': 'The same pipeline in GitLab CI',
          'ci-jenkins': 'The same pipeline in Jenkins',
          'ci-circleci': 'The same pipeline in CircleCI',
          'test-models': 'Tests of behaviour',
          'retrain-models': 'Retrain, and compare with the champion',
          'automate-deployment': 'From a tag to production and back',
        }),
      },
      {
        id: 'containers',
        title: 'Containerization and orchestration',
        items: ['Docker: containerize ML code', 'Kubernetes: orchestration for production workloads'],
        covers: ['docker', 'kubernetes'],
        planned: plan({
          'image-build': 'Put the service into an image',
          'image-production': 'An image fit for production',
          'image-train': 'A training image',
          'deploy-kubernetes': 'Deploy to Kubernetes',
          'scale-kubernetes': 'Scale without a gap',
          'job-kubernetes': 'Retrain as a CronJob',
        }),
      },
      {
        id: 'monitoring',
        title: 'Monitoring and observability',
        items: ['Performance drift, data drift', 'Prometheus, Grafana, Evidently AI'],
        covers: ['performance-drift', 'data-drift', 'prometheus', 'grafana', 'evidently'],
        planned: plan({
          'monitor-data-drift': 'See the data drift',
          'monitor-performance': 'See the error grow',
          'metrics-prometheus': 'Metrics and alerts with Prometheus',
          'dashboard-grafana': 'Dashboards as code in Grafana',
        }),
      },
    ],
  },
  {
    id: 'stage-3',
    title: 'Tools to learn at a minimum',
    summary: 'The shortest way through the field: one tool or two for each area.',
    topics: [
      {
        id: 'tools-version-control',
        title: 'Version control',
        items: ['Git, GitHub'],
        covers: ['git', 'github'],
        planned: [],
      },
      {
        id: 'tools-tracking',
        title: 'Model tracking',
        items: ['MLflow, Weights & Biases'],
        covers: ['mlflow', 'wandb'],
        planned: [],
      },
      {
        id: 'tools-data',
        title: 'Data versioning',
        items: ['DVC'],
        covers: ['dvc'],
        planned: plan({ 'data-dvc': 'Version a data folder with DVC' }),
      },
      {
        id: 'tools-deployment',
        title: 'Deployment',
        items: ['FastAPI, Docker'],
        covers: ['fastapi', 'docker'],
        planned: [],
      },
      {
        id: 'tools-ci-cd',
        title: 'CI/CD',
        items: ['GitHub Actions, Jenkins'],
        covers: ['github-actions', 'jenkins'],
        planned: plan({ 'ci-jenkins': 'The same pipeline in Jenkins' }),
      },
      {
        id: 'tools-cloud',
        title: 'Cloud and scaling',
        items: ['AWS, GCP, Kubernetes'],
        covers: ['aws', 'gcp', 'kubernetes'],
        planned: plan({
          'deploy-sagemaker': "Keep SageMaker's contract",
          'deploy-vertex': "Keep Vertex AI's contract",
          'deploy-kubernetes': 'Deploy to Kubernetes',
        }),
      },
      {
        id: 'tools-monitoring',
        title: 'Monitoring',
        items: ['Prometheus, Grafana, Evidently AI'],
        covers: ['prometheus', 'grafana', 'evidently'],
        planned: plan({
          'metrics-prometheus': 'Metrics and alerts with Prometheus',
          'dashboard-grafana': 'Dashboards as code in Grafana',
          'monitor-data-drift': 'See the data drift',
        }),
      },
    ],
  },
  {
    id: 'stage-4',
    title: 'Recommended projects',
    summary: 'A brief and acceptance checks; how to get there is yours.',
    topics: [
      {
        id: 'project-tracking',
        title: 'Train and track a model with MLflow or W&B',
        items: [],
        covers: ['project-tracking'],
        planned: plan({ 'project-tracking': 'Reproduce your best run from its record' }),
      },
      {
        id: 'project-api',
        title: 'Create and deploy an ML API with FastAPI and Docker',
        items: [],
        covers: ['project-api'],
        planned: plan({ 'project-api': 'A model API in a container' }),
      },
      {
        id: 'project-cicd',
        title: 'A CI/CD pipeline for an ML model with GitHub Actions',
        items: [],
        covers: ['project-cicd'],
        planned: plan({ 'project-cicd': 'From push to a gated release' }),
      },
      {
        id: 'project-kubernetes',
        title: 'Kubernetes-based model deployment (optional but great)',
        items: [],
        covers: ['project-kubernetes'],
        planned: plan({ 'project-kubernetes': 'The API on Kubernetes' }),
      },
    ],
  },
  {
    id: 'stage-5',
    title: 'Bonus concepts',
    summary: 'What the best teams add: feature stores, registries, many models behind one server, security.',
    topics: [
      {
        id: 'feature-stores',
        title: 'Feature stores: Feast',
        items: [],
        covers: ['feast'],
        planned: plan({ 'features-feast': 'Features as of the moment of prediction' }),
      },
      {
        id: 'model-registries',
        title: 'Model registries',
        items: [],
        covers: ['model-registry'],
        planned: plan({ 'registry-promotion': 'Promote through a gate' }),
      },
      {
        id: 'multi-model-serving',
        title: 'Multi-model serving: TorchServe, Triton Inference Server',
        items: [],
        covers: ['multi-model-serving', 'torchserve', 'triton'],
        planned: plan({ 'serve-torchserve': 'Two models in TorchServe', 'serve-triton': 'An ensemble in Triton' }),
      },
      {
        id: 'ml-security',
        title: 'Security in ML deployments',
        items: [],
        covers: ['ml-security'],
        planned: plan({ 'secure-supply-chain': 'Trust no pickle', 'secure-serving': 'A service under attack' }),
      },
    ],
  },
];

/** Every id that an exercise of the product may name in `covers`. */
export const coverIds: ReadonlySet<string> = new Set(
  roadmap.flatMap(({ topics }) => topics.flatMap(({ covers }) => covers)),
);

/** The topic under which the tree shows an exercise first: the one that plans it, else the one that shares most of its ids. */
export function topicOf(id: string, covers: readonly string[]): string {
  const topics = roadmap.flatMap((stage) => stage.topics);
  const planned = topics.find((topic) => topic.planned.some((entry) => entry.id === id));
  if (planned) return planned.id;
  const shared = (topic: Topic) => covers.filter((cover) => topic.covers.includes(cover)).length;
  const best = topics.reduce((a, b) => (shared(b) > shared(a) ? b : a));
  return shared(best) > 0 ? best.id : '';
}
