import { childrenOf, nodesOf } from '../../parse/promql';
import type { PrometheusRulesRule } from './rule';

const ml = /model|predict|inference|drift|latency|duration|error|request|gpu|accuracy|score/i;

/** An alert on a rate or a quantile must hold for a while before it fires. */
export const noFor: PrometheusRulesRule = {
  id: 'prometheus-rules/no-for',
  summary: 'Let an alert hold for some minutes before it fires.',
  why: 'One slow batch of predictions, or the minute in which a new model is loaded, wakes a person; after a week of that nobody reads the alerts any more.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check({ source, rules, document }) {
    for (const { alert, expression, entries } of rules) {
      if (!alert || !expression || !document || expression.promql.problems.length > 0) continue;
      if (entries.some(({ key }) => key === 'for' || key === 'keep_firing_for')) continue;
      const { text, tree } = expression.promql;
      if (!ml.test(text)) continue;
      const noisy = nodesOf(tree.topNode, 'FunctionCall').find((call) =>
        /^(?:rate|irate|histogram_quantile)\b/.test(text.slice(call.from, call.to)),
      );
      const compares = nodesOf(tree.topNode, 'BinaryExpr').some((node) =>
        /^(?:Gtr|Gte|Lss|Lte)$/.test(childrenOf(node)[1]?.name ?? ''),
      );
      // A window of half an hour and more waits by itself.
      if (!noisy || !compares || /\[(?:[3-9]\dm|\d{3,}m|\d+[hdw])/.test(text)) continue;
      const expr = entries.find(({ key }) => key === 'expr');
      const name = entries.find(({ key }) => key === 'alert');
      if (!expr?.value || !name?.value) continue;
      const { start, end } = document.spanOf(name.value);
      const lineStart = source.text.lastIndexOf('\n', start) + 1;
      const isBlock =
        /^[ \t]*(?:- +)?alert: *[^{},]*$/.test(source.text.slice(lineStart, end)) &&
        /^[ \t]*(?:#.*)?\r?$/m.test(source.text.slice(end).split('\n')[0] ?? '');
      const indent = ' '.repeat(name.keySpan.start - lineStart);
      yield {
        span: document.spanOf(name.value),
        message:
          `\`${alert.value}\` fires on the first evaluation over its limit, so one short peak is enough. Add \`for: 5m\`.`.slice(
            0,
            400,
          ),
        ...(isBlock && {
          fix: {
            title: 'Add for: 5m',
            edits: [{ span: { start: end, end }, text: `\n${indent}for: 5m` }],
            safe: false,
          },
        }),
      };
    }
  },
};
