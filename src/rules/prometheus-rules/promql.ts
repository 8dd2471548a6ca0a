import { reportPromql } from '../promql/report-promql';
import type { PrometheusRulesRule } from './rule';

const victoria = /^(?:concurrency|type|eval_offset|eval_delay|eval_alignment|notifier_headers|tenant|debug)$/;

/** Expressions that Prometheus refuses, at the place where they go wrong. */
export const promql: PrometheusRulesRule = {
  id: 'prometheus-rules/promql',
  summary: 'Write expressions that Prometheus can read.',
  why: 'One expression that cannot be read makes Prometheus refuse the whole file: after the next reload no alert of it fires, also not the one for a model that answers errors.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ groups, rules }) {
    // Groups of VictoriaMetrics' vmalert, whose language takes more than PromQL.
    if (groups.some(({ entries }) => entries.some(({ key }) => victoria.test(key)))) return;
    for (const { expression } of rules) if (expression) yield* reportPromql(expression);
  },
};
