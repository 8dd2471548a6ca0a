import { isMap } from 'yaml';
import type { MlprojectRule } from './rule';

/** A project says in what it runs. */
export const noEnvironment: MlprojectRule = {
  id: 'mlproject/no-environment',
  summary: 'Say in which environment a project runs.',
  why: 'Without one `mlflow run` makes an empty environment or takes whatever is installed: the same commit trains another model on another machine, or none.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ yaml, source: { neighbours } }) {
    if (!yaml || !isMap(yaml.root) || neighbours?.has('conda.yaml')) return;
    if (['conda_env', 'python_env', 'docker_env', 'databricks_spark_job'].some((key) => yaml.entry(yaml.root, key)))
      return;
    const points = yaml.entry(yaml.root, 'entry_points');
    if (points)
      yield {
        span: points.keySpan,
        message:
          'The project says nothing about its environment, so it runs with whatever is installed. Add `python_env: python_env.yaml` with pinned versions.',
      };
  },
};
