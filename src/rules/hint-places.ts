/** Places and names of files that rules may look at. Wider than the languages themselves, which decide once they are loaded. */
const places =
  /(?:^|[\\/])(?:(?:Dockerfile|Containerfile)[^\\/]*|[^\\/]+\.(?:Dockerfile|Containerfile)|\.github[\\/](?:workflows|actions)[\\/].*|action\.ya?ml|\.gitlab-ci[^\\/]*\.ya?ml|[^\\/]+\.gitlab-ci\.ya?ml|\.gitlab(?:-ci)?[\\/].*\.ya?ml|\.circleci[\\/].*\.ya?ml|Jenkinsfile[^\\/]*|[^\\/]+\.(?:jenkinsfile|pbtxt|dvc|rules)|(?:docker-)?compose[^\\/]*\.ya?ml|dvc\.(?:yaml|lock)|MLproject|feature_store\.ya?ml|(?:config|ts)[^\\/]*\.properties|model-config\.ya?ml|(?:prometheus|alertmanager)[^\\/]*\.ya?ml|[^\\/]*(?:alert|rules)[^\\/]*\.ya?ml)$/i;

/** What the beginning of a file says where its name says nothing, by the end of the name. */
const contents: readonly (readonly [name: RegExp, head: RegExp])[] = [
  [
    /\.ya?ml$/i,
    /^ {0,8}(?:- )?["']?(?:apiVersion|kind|groups|scrape_configs|rule_files|services|stages|jobs|runs|offline_store|online_store|entry_points|handlers|parameterSets)["']?[ \t]*:/m,
  ],
  [
    /\.json$/i,
    /"(?:panels|rows|templating|annotations|dashboard|__inputs|__requires|gnetId|editable|schemaVersion|graphTooltip|fiscalYearStartMonth|timepicker|apiVersion)"\s*:/,
  ],
  [
    /\.py$/i,
    /^[ \t]*(?:from|import)[ \t]+(?:airflow|bentoml|dagster|dvc|dvclive|evidently|fastapi|feast|flask|kfp|litserve|metaflow|mlflow|prefect|prometheus_client|ray|sagemaker|tritonclient|ts|wandb|zenml)\b/m,
  ],
];

/** Characters at the beginning of a text that tell what it is. */
export const headLength = 8192;

/** Whether rules may look at a file, by its path, and by the head of its text only where YAML, JSON and Python are alike by name. Cheap: no rule is loaded. */
export function mayBeHintFile(path: string, head: () => string): boolean {
  if (places.test(path)) return true;
  const tests = contents.filter(([name]) => name.test(path));
  if (tests.length === 0) return false;
  const text = head();
  return tests.some(([, test]) => test.test(text));
}
