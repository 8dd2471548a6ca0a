/** Words of the world of VictoriaMetrics; Percona's PMM brings it along. */
const names = /victoria|metricsql|\bvm(?:agent|alert|anomaly|select|storage|insert)|percona|\bpmm\b/i;
/** What MetricsQL has and PromQL has not, as far as nobody writes it by mistake in PromQL. */
const functions = [
  'lag|lifetime|sum2|outliersk?|deriv_fast|increase_pure|rate_over_sum|remove_resets|smooth_exponential|scrape_interval',
  'default_rollup|rollup(?:_[a-z_]+)?|(?:range|running)_[a-z0-9_]+|keep_(?:last|next)_value|(?:top|bottom)k_(?:avg|last|max|median|min)',
  '(?:changes|delta|increase|rate)_prometheus|prometheus_buckets|buckets_limit|histogram_share',
  '(?:median|mode|distinct|duration|geomean|histogram|iqr|range|zscore|stale_samples|quantiles|sum2)_over_time',
  '(?:ascent|descent|decreases|increases|tfirst|tlast|tmax|tmin|(?:count|share|sum)_(?:eq|ne|gt|le))_over_time',
  'label_(?:copy|del|graphite_group|keep|lowercase|map|match|mismatch|move|set|transform|uppercase|value)',
];
const additions = new RegExp(
  `\\bWITH\\s*\\(|\\bkeep_metric_names\\b|\\bvmrange\\b|\\b(?:${functions.join('|')})\\s*\\(`,
);

/** Whether a file speaks MetricsQL, VictoriaMetrics' language, which takes all of PromQL and much that Prometheus refuses. */
export function speaksMetricsQl(text: string, expressions: Iterable<string>): boolean {
  if (names.test(text)) return true;
  for (const expression of expressions) if (additions.test(expression)) return true;
  return false;
}
