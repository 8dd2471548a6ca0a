import { enclosingFunction } from '../../parse/python';
import type { PythonRule } from './rule';

/** A run that is started in a loop must end in it. */
export const mlflowRunNotEnded: PythonRule = {
  id: 'python/mlflow-run-not-ended',
  summary: 'Start runs with `with`, so that they end.',
  why: 'The second round of the loop fails because a run is active, or logs into the first run: the parameters of one model stand beside the metrics of another.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    if (document.calls.some(({ callee }) => /\bend_run$/.test(document.read(callee)))) return;
    for (const { name, node, callee, keywords } of document.calls) {
      if (name !== 'mlflow.start_run' || keywords.has('nested')) continue;
      const { parent } = node;
      if (parent?.name !== 'ExpressionStatement' && parent?.name !== 'AssignStatement') continue;
      const within = enclosingFunction(node);
      let isInLoop = false;
      for (let at = parent.parent; at && at !== within; at = at.parent)
        isInLoop ||= at.name === 'ForStatement' || at.name === 'WhileStatement';
      if (isInLoop)
        yield {
          span: { start: callee.from, end: callee.to },
          message:
            'This run is started in each round of the loop and never ended, so the second round fails. Write `with mlflow.start_run():` around the round.',
        };
    }
  },
};
