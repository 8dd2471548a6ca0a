import { childrenOf, nodesOf } from '../../parse/promql';
import type { GrafanaRule } from './rule';

const long = /^(?:[1-9]\d*[dwy]|[1-9]\d*h|[3-9]\dm|\d{3,}m|\d{4,}s)/;

/** In a graph the range of a rate must grow with the step. */
export const fixedRange: GrafanaRule = {
  id: 'grafana/fixed-range',
  summary: 'Use `$__rate_interval` as the range of a rate in a graph.',
  why: 'With `[1m]` and a week on the screen, Grafana draws one point each ten minutes and looks at one minute of them: nine tenths of the failed predictions are not in the graph.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check({ panels }) {
    for (const { type, targets } of panels) {
      if (type !== 'timeseries' && type !== 'graph') continue;
      for (const { expression } of targets) {
        if (!expression || expression.promql.problems.length > 0) continue;
        const { text, tree } = expression.promql;
        for (const call of nodesOf(tree.topNode, 'FunctionCall')) {
          const [identifier, body] = childrenOf(call);
          const name = identifier?.firstChild?.name ?? '';
          const range =
            body?.firstChild?.name === 'MatrixSelector' ? body.firstChild.getChild('DurationExpr') : undefined;
          if (name !== 'Rate' || !range) continue;
          const written = text.slice(range.from, range.to);
          const span = expression.spanOf(range);
          // What was a variable has been replaced by ones.
          if (!/^\d+[smh]$/.test(written) || /^1{2,}s$/.test(written) || /^0/.test(written) || long.test(written))
            continue;
          yield {
            span,
            message: `The range \`${written}\` stays the same however far you zoom out, and then most of the time is not looked at. Write \`$__rate_interval\`.`,
            fix: { title: 'Write $__rate_interval', edits: [{ span, text: '$__rate_interval' }], safe: false },
          };
        }
      }
    }
  },
};
