import { comparedCounters } from '../promql/counters';
import type { PrometheusRulesRule } from './rule';

/** A counter only grows: alerts ask for its rate or increase. */
export const rateWithoutRange: PrometheusRulesRule = {
  id: 'prometheus-rules/rate-without-range',
  summary: 'Ask for the rate of a counter, not for its count.',
  why: 'A counter grows until its process restarts: an alert on “more than 100 failed predictions” fires for ever after a month, and is silent in the hour after a deployment, when it matters most.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ rules }) {
    for (const { alert, expression } of rules) {
      if (!alert || !expression) continue;
      for (const { node, metric } of comparedCounters(expression)) {
        const span = expression.spanOf(node);
        yield {
          span,
          message:
            `\`${metric}\` counts since its process started, so this limit is passed sooner or later, for ever. Compare \`increase(${metric}[10m])\` or \`rate(…[5m])\`.`.slice(
              0,
              400,
            ),
          fix: {
            title: 'Compare the increase of ten minutes',
            edits: [
              { span: { start: span.start, end: span.start }, text: 'increase(' },
              { span: { start: span.end, end: span.end }, text: '[10m])' },
            ],
            safe: false,
          },
        };
      }
    }
  },
};
