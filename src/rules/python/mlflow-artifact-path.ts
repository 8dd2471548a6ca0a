import type { PythonRule } from './rule';

/** Since version 3 a logged model has a name. */
export const mlflowArtifactPath: PythonRule = {
  id: 'python/mlflow-artifact-path',
  summary: 'Log a model with `name=`.',
  why: 'MLflow 3 keeps models as things of their own, with a name and an id. `artifact_path` is deprecated, and scripts that look for the model below the run’s artifacts find nothing there.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const { name, keywords } of document.calls) {
      const given = keywords.get('artifact_path');
      if (!given || !name || !/^mlflow\.\w+\.log_model$/.test(name)) continue;
      const span = { start: given.name.from, end: given.name.to };
      yield {
        span,
        message: '`artifact_path` is deprecated since MLflow 3, where a model has a name. Write `name=`.',
        ...(!keywords.has('name') && { fix: { title: 'Write name=', edits: [{ span, text: 'name' }], safe: false } }),
      };
    }
  },
};
