import { averagedQuantiles } from '../promql/quantiles';
import type { PrometheusRulesRule } from './rule';

/** Quantiles of several servers have no meaningful average or sum. */
export const averageOfQuantiles: PrometheusRulesRule = {
  id: 'prometheus-rules/average-of-quantiles',
  summary: 'Compute a quantile from all buckets; do not average quantiles.',
  why: 'Nine idle replicas at 20 ms and one at 2 s have an average p99 of 218 ms, while one request in ten takes two seconds: the objective looks met.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ rules }) {
    for (const { expression } of rules) {
      if (!expression) continue;
      for (const { node } of averagedQuantiles(expression))
        yield {
          span: expression.spanOf(node),
          message:
            'The average or sum of quantiles is no quantile of anything. Aggregate the buckets first: `histogram_quantile(0.99, sum by (le) (rate(…_bucket[5m])))`, or take `max`.',
        };
    }
  },
};
