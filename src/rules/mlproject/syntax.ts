import { isMap } from 'yaml';
import { explainYaml } from '../explain-yaml';
import type { MlprojectRule } from './rule';

const environments = ['conda_env', 'python_env', 'docker_env'];

/** A project must be one that MLflow can run. */
export const syntax: MlprojectRule = {
  id: 'mlproject/syntax',
  summary: 'Write a project that MLflow can run.',
  why: '`mlflow run` ends with an error before a single line of the training runs, and a scheduled retraining with it.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ file, yaml, entryPoints }) {
    yield* explainYaml(file.problems);
    if (!yaml || file.problems.length > 0) return;
    const set = environments.flatMap((key) => yaml.entry(yaml.root, key) ?? []);
    for (const second of set.slice(1))
      yield {
        span: second.keySpan,
        message: `\`${second.key}\` stands beside \`${set[0]?.key}\`, and MLflow takes one environment. Keep one of the two.`,
      };
    const docker = yaml.entry(yaml.root, 'docker_env');
    if (docker?.value && isMap(docker.value) && !yaml.get(docker.value, 'image'))
      yield {
        span: docker.keySpan,
        message: '`docker_env` names no image, so MLflow refuses the project. Add `image`.',
      };
    const points = yaml.entry(yaml.root, 'entry_points');
    if (points?.value && !isMap(points.value))
      yield {
        span: points.keySpan,
        message: '`entry_points` maps names to commands. Write `main:` below it, with `command` in it.',
      };
    for (const { entry, command } of entryPoints) {
      if (command) continue;
      yield {
        span: entry.keySpan,
        message: `The entry point \`${entry.key.slice(0, 60)}\` has no command, so MLflow cannot run it. Add \`command\`.`,
      };
    }
  },
};
