import { reportPromql } from '../promql/report-promql';
import type { GrafanaRule } from './rule';

/** Queries that Prometheus refuses, at the place where they go wrong. */
export const promql: GrafanaRule = {
  id: 'grafana/promql',
  summary: 'Write queries that Prometheus can read.',
  why: 'The panel shows a small red triangle and no line: during an incident the one graph that would show the drift is empty.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ panels }) {
    for (const { targets } of panels)
      for (const { expression } of targets) if (expression) yield* reportPromql(expression);
  },
};
