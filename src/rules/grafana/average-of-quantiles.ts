import { averagedQuantiles } from '../promql/quantiles';
import type { GrafanaRule } from './rule';

/** Quantiles of several servers have no meaningful average or sum. */
export const averageOfQuantiles: GrafanaRule = {
  id: 'grafana/average-of-quantiles',
  summary: 'Compute a quantile from all buckets; do not average quantiles.',
  why: 'Nine idle replicas at 20 ms and one at 2 s have an average p99 of 218 ms, while one request in ten takes two seconds: the graph looks fine.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ panels }) {
    for (const { targets } of panels)
      for (const { expression } of targets)
        for (const { node } of expression ? averagedQuantiles(expression) : [])
          if (expression)
            yield {
              span: expression.spanOf(node),
              message:
                'The average or sum of quantiles is no quantile of anything. Aggregate the buckets first: `histogram_quantile(0.99, sum by (le) (rate(…_bucket[$__rate_interval])))`, or take `max`.',
            };
  },
};
