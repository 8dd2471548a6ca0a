import { remember } from '../../core/remember';
import { speaksMetricsQl } from '../../parse/metricsql';
import type { PrometheusRulesDocument } from '../../parse/prometheus-rules';

const groupKeys =
  /^(?:concurrency|type|params|headers|eval_offset|eval_delay|eval_alignment|notifier_headers|tenant|debug)$/;
const ruleKeys = /^(?:debug|update_entries_limit)$/;

/** Whether the rules are for VictoriaMetrics' vmalert, which takes other expressions, templates and keys than Prometheus. */
export const isVmalert = remember(
  ({ source, groups, rules }: PrometheusRulesDocument): boolean =>
    groups.some(({ entries }) => entries.some(({ key }) => groupKeys.test(key))) ||
    rules.some(({ entries }) => entries.some(({ key }) => ruleKeys.test(key))) ||
    speaksMetricsQl(
      source.text,
      rules.flatMap(({ expression }) => expression?.promql.text ?? []),
    ),
);
