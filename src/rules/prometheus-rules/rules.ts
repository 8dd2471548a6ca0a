import { averageOfQuantiles } from './average-of-quantiles';
import { duplicateRule } from './duplicate-rule';
import { lostLabel } from './lost-label';
import { noDriftAlert } from './no-drift-alert';
import { noFor } from './no-for';
import { promql } from './promql';
import { quantileWithoutLe } from './quantile-without-le';
import { rateWithoutRange } from './rate-without-range';
import type { PrometheusRulesRule } from './rule';
import { structure } from './structure';
import { template } from './template';

/** The rules for files of Prometheus rules. */
export const prometheusRulesRules: readonly PrometheusRulesRule[] = [
  averageOfQuantiles,
  duplicateRule,
  lostLabel,
  noDriftAlert,
  noFor,
  promql,
  quantileWithoutLe,
  rateWithoutRange,
  structure,
  template,
];
