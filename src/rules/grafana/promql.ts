import { speaksMetricsQl } from '../../parse/metricsql';
import { reportPromql } from '../promql/report-promql';
import type { GrafanaRule } from './rule';

/** Queries that Prometheus refuses, at the place where they go wrong. */
export const promql: GrafanaRule = {
  id: 'grafana/promql',
  summary: 'Write queries that Prometheus can read.',
  why: 'The panel shows a small red triangle and no line: during an incident the one graph that would show the drift is empty.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ source, panels }) {
    const expressions = panels.flatMap(({ targets }) => targets.flatMap(({ expression }) => expression ?? []));
    // VictoriaMetrics answers as a Prometheus and takes more than Prometheus does.
    if (
      speaksMetricsQl(
        source.text,
        expressions.map(({ promql }) => promql.text),
      )
    )
      return;
    for (const expression of expressions) yield* reportPromql(expression);
  },
};
