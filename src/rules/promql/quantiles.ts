import type { SyntaxNode } from '@lezer/common';
import { childrenOf, nodesOf } from '../../parse/promql';
import { resultLabels } from '../../parse/promql-labels';
import type { PlacedPromql } from '../../parse/promql-place';
import { metricOf, type PromqlFact } from './counters';

/** Aggregations below `histogram_quantile` that drop `le`, so that no quantile comes out. */
export function* bucketsWithoutBounds({ promql }: PlacedPromql): Iterable<SyntaxNode> {
  if (promql.problems.length > 0) return;
  for (const call of nodesOf(promql.tree.topNode, 'FunctionCall')) {
    const [identifier, body] = childrenOf(call);
    if (!identifier || !body || identifier.firstChild?.name !== 'HistogramQuantile') continue;
    const argument = childrenOf(body)[1];
    // A native histogram carries its buckets inside; its name has no `_bucket`.
    if (!argument || !/_bucket\b/.test(promql.text.slice(argument.from, argument.to))) continue;
    const labels = resultLabels(argument, promql.text);
    // VictoriaMetrics' own histograms have their bounds in `vmrange`.
    if (labels && !labels.has('le') && !labels.has('vmrange')) yield argument;
  }
}

/** Averages and sums of quantiles that were computed elsewhere. */
export function* averagedQuantiles({ promql }: PlacedPromql): Iterable<PromqlFact> {
  if (promql.problems.length > 0) return;
  for (const aggregation of nodesOf(promql.tree.topNode, 'AggregateExpr')) {
    if (!/^(?:avg|sum)\b/i.test(promql.text.slice(aggregation.from, aggregation.to))) continue;
    const argument = childrenOf(aggregation).find(({ name }) => name === 'FunctionCallBody')?.firstChild;
    if (!argument) continue;
    if (argument.name === 'VectorSelector') {
      const text = promql.text.slice(argument.from, argument.to);
      // The quantiles 0 and 1 are the least and the greatest value.
      if (/[{,\s]quantile\s*=\s*["'`]0?\.\d/.test(text))
        yield { node: aggregation, metric: metricOf(argument, promql.text) };
    } else if (argument.name === 'FunctionCall' && argument.firstChild?.firstChild?.name === 'HistogramQuantile')
      yield { node: aggregation, metric: 'histogram_quantile' };
  }
}
