import type { PythonRule } from './rule';

/** What makes features is no model, and autologging passes over most of it. */
const preparation = /preproc|scaler|encod|vectori[sz]er|imputer|transform|tokeni[sz]er/i;

/** Autologging logs the model already. */
export const mlflowLoggedTwice: PythonRule = {
  id: 'python/mlflow-logged-twice',
  summary: 'Log a model by autologging or by hand, not by both.',
  why: 'Each run holds the model twice, once without your signature and input example. Gigabytes are stored twice, and somebody registers the wrong one.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    const auto = document.calls.filter(({ name }) => /^mlflow(?:\.\w+)?\.autolog$/.test(name ?? ''));
    const [first] = auto;
    if (
      !first ||
      auto.length !== 1 ||
      first.isOpen ||
      first.keywords.has('log_models') ||
      first.keywords.has('disable')
    )
      return;
    const flavor = /^mlflow\.(\w+)\.autolog$/.exec(first.name ?? '')?.[1];
    const flavors = flavor
      ? [flavor]
      : ['sklearn', 'xgboost', 'lightgbm', 'tensorflow', 'keras', 'pytorch', 'statsmodels', 'spark'];
    for (const { name, callee, positional, keywords } of document.calls) {
      if (!flavors.some((each) => name === `mlflow.${each}.log_model`) || callee.from < first.node.from) continue;
      if (flavor === 'pytorch' || name === 'mlflow.pytorch.log_model' || name === 'mlflow.spark.log_model') continue;
      const logged = positional[0] ?? keywords.get('sk_model')?.value;
      if (logged && preparation.test(document.read(logged))) continue;
      yield {
        span: { start: callee.from, end: callee.to },
        message:
          `\`${document.read(first.callee)}()\` logs the model already, so each run holds it twice. Take this call away, or switch to \`autolog(log_models=False)\`.`.slice(
            0,
            400,
          ),
      };
    }
  },
};
