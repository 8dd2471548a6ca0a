import { nodesOf } from '../../parse/promql';
import { metricOf } from '../promql/counters';
import type { PrometheusRulesRule } from './rule';

const serving = /(?:^|_)(?:model|prediction|predictions|predict|inference|inferences)_/;
const quality =
  /drift|psi|skew|accuracy|precision|recall|auc|f1|rmse|mae|mape|quality|wasserstein|distribution|score|confidence|null|missing|feature|label/i;

/** Alerts on a model's errors and latency, and none on what it answers. */
export const noDriftAlert: PrometheusRulesRule = {
  id: 'prometheus-rules/no-drift-alert',
  summary: 'Alert on the quality or drift of predictions, not on errors and latency alone.',
  why: 'A model that gets prices in cents instead of euros answers quickly and without one error. Only its inputs, its predictions or its score tell.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check({ rules, document }) {
    if (!document || !rules.some(({ alert }) => alert)) return;
    const names = (text: string): boolean => quality.test(text);
    let first: { readonly start: number; readonly end: number } | undefined;
    let alerts = 0;
    for (const { alert, record, expression, entries } of rules) {
      const name = (alert ?? record)?.value ?? '';
      if (!expression || names(name) || names(expression.promql.text)) {
        if (alert || record) return;
        continue;
      }
      const about = nodesOf(expression.promql.tree.topNode, 'VectorSelector').some((selector) =>
        serving.test(metricOf(selector, expression.promql.text)),
      );
      if (!alert || !about) continue;
      alerts++;
      const entry = entries.find(({ key }) => key === 'alert');
      if (entry?.value) first ??= document.spanOf(entry.value);
    }
    if (first && alerts >= 2)
      yield {
        span: first,
        message:
          'These alerts watch whether the model answers, and none watches what it answers. Add one on drift, on the distribution of predictions, or on a score against late labels.',
      };
  },
};
