import { bucketsWithoutBounds } from '../promql/quantiles';
import type { GrafanaRule } from './rule';

/** A quantile is computed from buckets, and their bounds are in the label `le`. */
export const quantileWithoutLe: GrafanaRule = {
  id: 'grafana/quantile-without-le',
  summary: 'Keep `le` in what `histogram_quantile` gets.',
  why: 'Without `le` the panel says “No data”, which reads as “no slow predictions”.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ panels }) {
    for (const { targets } of panels)
      for (const { expression } of targets)
        for (const node of expression ? bucketsWithoutBounds(expression) : [])
          if (expression)
            yield {
              span: expression.spanOf(node),
              message:
                'The label `le` is aggregated away, so `histogram_quantile` has no buckets and gives nothing. Add `le` to `by (…)`.',
            };
  },
};
