import type { MlprojectRule } from './rule';

/** The environment of a project is there. */
export const envMissing: MlprojectRule = {
  id: 'mlproject/env-missing',
  summary: 'Name an environment file that exists.',
  why: '`mlflow run` ends at once, also for everybody who runs the project from Git: the file that is on your disk only is not there for them.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ yaml, source: { neighbours } }) {
    if (!yaml || !neighbours) return;
    for (const key of ['conda_env', 'python_env']) {
      const at = yaml.get(yaml.root, key);
      const file = yaml.scalar(at);
      if (
        typeof file !== 'string' ||
        !/^[\w./-]+$/.test(file) ||
        file.startsWith('/') ||
        neighbours.has(file.replace(/^\.\//, ''))
      )
        continue;
      yield {
        span: yaml.spanOf(at),
        message: `There is no file \`${file}\` beside \`MLproject\`. Add it or correct the name.`,
      };
    }
  },
};
