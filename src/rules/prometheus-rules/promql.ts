import { reportPromql } from '../promql/report-promql';
import type { PrometheusRulesRule } from './rule';
import { isVmalert } from './vmalert';

/** Expressions that Prometheus refuses, at the place where they go wrong. */
export const promql: PrometheusRulesRule = {
  id: 'prometheus-rules/promql',
  summary: 'Write expressions that Prometheus can read.',
  why: 'One expression that cannot be read makes Prometheus refuse the whole file: after the next reload no alert of it fires, also not the one for a model that answers errors.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    if (isVmalert(document)) return;
    for (const { expression } of document.rules) if (expression) yield* reportPromql(expression);
  },
};
