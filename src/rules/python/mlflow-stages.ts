import type { PythonRule } from './rule';

/** Stages of the model registry gave way to aliases. */
export const mlflowStages: PythonRule = {
  id: 'python/mlflow-stages',
  summary: 'Point at model versions by aliases, not by stages.',
  why: 'Stages are deprecated since MLflow 2.9 and will be removed. Two versions can also be in one stage, and then which of them serves customers is decided by their numbers.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { name, callee, node, positional, keywords } of document.calls) {
      if (!name?.startsWith('mlflow.')) continue;
      if (/MlflowClient\(\)\.transition_model_version_stage$/.test(name)) {
        const property = callee.lastChild ?? callee;
        yield {
          span: { start: property.from, end: property.to },
          message:
            'Stages of the model registry are deprecated since MLflow 2.9 and will be removed. Set an alias: `set_registered_model_alias(name, "champion", version)`.',
        };
      } else if (
        /MlflowClient\(\)\.get_latest_versions$/.test(name) &&
        (keywords.has('stages') || positional.length > 1)
      ) {
        const property = callee.lastChild ?? callee;
        yield {
          span: { start: property.from, end: property.to },
          message:
            'Stages of the model registry are deprecated since MLflow 2.9 and will be removed. Ask for an alias: `get_model_version_by_alias(name, "champion")`.',
        };
      }
      if (!name.endsWith('load_model')) continue;
      for (const argument of [...positional, ...[...keywords.values()].map(({ value }) => value)]) {
        if (argument.name !== 'String' && argument.name !== 'FormatString') continue;
        const match = /models:\/[^"']*\/(Production|Staging|Archived)(?=["'])/i.exec(document.read(argument));
        if (!match?.[1] || node.from > argument.from) continue;
        const start = argument.from + match.index + match[0].length - match[1].length;
        yield {
          span: { start, end: start + match[1].length },
          message: `This loads a model by the stage \`${match[1]}\`, and stages will be removed. Load it by an alias: \`models:/name@champion\`.`,
        };
      }
    }
  },
};
