import { averageOfQuantiles } from './average-of-quantiles';
import { duplicatePanelId } from './duplicate-panel-id';
import { emptyQuery } from './empty-query';
import { fixedDatasource } from './fixed-datasource';
import { fixedRange } from './fixed-range';
import { overlappingPanels } from './overlapping-panels';
import { promql } from './promql';
import { quantileWithoutLe } from './quantile-without-le';
import { rateWithoutRange } from './rate-without-range';
import type { GrafanaRule } from './rule';
import { undefinedVariable } from './undefined-variable';

/** The rules for dashboards of Grafana. */
export const grafanaRules: readonly GrafanaRule[] = [
  averageOfQuantiles,
  duplicatePanelId,
  emptyQuery,
  fixedDatasource,
  fixedRange,
  overlappingPanels,
  promql,
  quantileWithoutLe,
  rateWithoutRange,
  undefinedVariable,
];
