import type { Rule } from '../../core/rule';
import type { GrafanaDashboard } from '../../parse/grafana-dashboard';

/** A rule for dashboards of Grafana. */
export type GrafanaRule = Rule<GrafanaDashboard>;
