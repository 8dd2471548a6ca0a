import type { Rule } from '../../core/rule';
import type { PrometheusRulesDocument } from '../../parse/prometheus-rules';

/** A rule for files of Prometheus rules. */
export type PrometheusRulesRule = Rule<PrometheusRulesDocument>;
