import type { PythonRule } from './rule';

/** A folder of files is no place for runs that others should find. */
export const mlflowFileStore: PythonRule = {
  id: 'python/mlflow-file-store',
  summary: 'Track runs in a database or on a server, not in a folder.',
  why: 'A folder has no registry that others reach, gets slow with some thousand runs, and goes away with the container that trained: the best run cannot be found again.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { name, positional, keywords } of document.calls) {
      if (name !== 'mlflow.set_tracking_uri') continue;
      const uri = positional[0] ?? keywords.get('uri')?.value;
      const text = document.textOf(uri);
      if (!uri || text === undefined || !/^(?:file:|\.{0,2}\/|mlruns\b)/.test(text)) continue;
      yield {
        span: { start: uri.from, end: uri.to },
        message:
          'Runs in a folder of files are found by nobody else, and MLflow only keeps this store alive. Use `sqlite:///mlflow.db` or the address of a server.',
      };
    }
  },
};
