import { bucketsWithoutBounds } from '../promql/quantiles';
import type { PrometheusRulesRule } from './rule';

/** A quantile is computed from buckets, and their bounds are in the label `le`. */
export const quantileWithoutLe: PrometheusRulesRule = {
  id: 'prometheus-rules/quantile-without-le',
  summary: 'Keep `le` in what `histogram_quantile` gets.',
  why: 'Without `le` the quantile has no result at all, and an alert on nothing never fires: the latency of the model can be anything.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ rules }) {
    for (const { expression } of rules) {
      if (!expression) continue;
      for (const node of bucketsWithoutBounds(expression))
        yield {
          span: expression.spanOf(node),
          message:
            'The label `le` is aggregated away, so `histogram_quantile` has no buckets and gives nothing. Add `le` to `by (…)`.',
        };
    }
  },
};
