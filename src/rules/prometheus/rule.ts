import type { Rule } from '../../core/rule';
import type { PrometheusConfigDocument } from '../../parse/prometheus-config';

/** A rule for the configuration of Prometheus. */
export type PrometheusRule = Rule<PrometheusConfigDocument>;
