/** Words of the world of VictoriaMetrics; Percona's PMM brings it along. */
const names = /victoria|metricsql|\bvm(?:agent|alert|anomaly|select|storage|insert)|percona|\bpmm\b/i;
/** What MetricsQL has and PromQL has not, as far as nobody writes it by mistake in PromQL. */
const additions = new RegExp(
  String.raw`\bWITH\s*\(|\bkeep_metric_names\b|\bvmrange\b|\b(?:${[
    'lag',
    'lifetime',
    'sum2',
    'outliersk?',
    String.raw`rollup\w*`,
    'default_rollup',
    String.raw`(?:range|running)_\w+`,
    String.raw`(?:changes|delta|increase|rate)_prometheus`,
    String.raw`(?:increase_pure|rate_over_sum|deriv_fast|remove_resets|smooth_exponential|scrape_interval)`,
    String.raw`keep_(?:last|next)_value`,
    String.raw`(?:median|mode|distinct|duration|geomean|histogram|iqr|range|zscore|stale_samples|quantiles|sum2|integrate|(?:as|des)cent|(?:in|de)creases|t(?:first|last|max|min))_over_time`,
    String.raw`(?:count|share|sum)_(?:eq|ne|gt|le)_over_time`,
    String.raw`label_(?:copy|del|graphite_group|keep|lowercase|map|match|mismatch|move|set|transform|uppercase|value)`,
    String.raw`(?:top|bottom)k_(?:avg|last|max|median|min)`,
    String.raw`(?:prometheus_buckets|buckets_limit|histogram_share)`,
  ].join('|')})\s*\(`,
);

/** Whether a file speaks MetricsQL, VictoriaMetrics' language, which takes all of PromQL and much that Prometheus refuses. */
export function speaksMetricsQl(text: string, expressions: Iterable<string>): boolean {
  if (names.test(text)) return true;
  for (const expression of expressions) if (additions.test(expression)) return true;
  return false;
}
