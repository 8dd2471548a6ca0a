import type { Problem } from '../../core/finding';
import type { PrometheusRuleEntry, PrometheusRulesDocument } from '../../parse/prometheus-rules';
import { keyProblems } from '../prometheus/key-problem';
import { isDuration } from '../promql/duration';
import type { PrometheusRulesRule } from './rule';
import { isVmalert } from './vmalert';

const fileKeys = new Set(['groups']);
const groupKeys = new Set(['name', 'interval', 'query_offset', 'limit', 'rules', 'labels']);
const ruleKeys = new Set(['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations']);
/** Keys that Thanos, Mimir and VictoriaMetrics add to the same files. */
const foreign =
  /^(?:namespace|partial_response_strategy|source_tenants|remote_write|evaluation_delay|align_evaluation_time_on_interval|concurrency|type|params|headers|notifier_headers|eval_offset|eval_delay|eval_alignment|tenant|debug|update_entries_limit|limit|x-.*)$/;

/** Groups and rules that Prometheus refuses for their shape. */
export const structure: PrometheusRulesRule = {
  id: 'prometheus-rules/structure',
  summary: 'Give groups and rules the keys that Prometheus knows.',
  why: 'Prometheus refuses a file with one wrong key whole, and goes on with the old rules or with none: the alert that you have just written for the new model is not there.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(file) {
    for (const { span, message } of file.yaml.problems)
      yield { span, message: `${message.replace(/\.?$/, '.')} Prometheus cannot read the file.`.slice(0, 400) };
    const { document, groups } = file;
    if (!document || file.yaml.problems.length > 0) return;
    yield* keyProblems(document.entries(document.root), fileKeys, 'a file of rules', (key) => foreign.test(key));
    const vmalert = isVmalert(file);
    const names = new Set<string>();
    for (const group of groups) {
      yield* keyProblems(group.entries, groupKeys, 'a group', (key) => foreign.test(key));
      yield* durations(file, group.entries, ['interval', 'query_offset']);
      const name = group.entries.find(({ key }) => key === 'name');
      const value = document.scalar(name?.value);
      const [first] = group.entries;
      if (first && (value === undefined || value === null || value === ''))
        yield {
          span: name?.keySpan ?? first.keySpan,
          message: 'This group has no name, so Prometheus refuses the file. Add `name`.',
        };
      else if (name?.value && names.has(String(value)))
        yield {
          span: document.spanOf(name.value),
          message: `Two groups of this file are called \`${value}\`, so Prometheus refuses it. Rename one of them.`,
        };
      names.add(String(value));
      for (const rule of group.rules) yield* ruleProblems(file, rule, vmalert);
    }
  },
};

function* ruleProblems(file: PrometheusRulesDocument, rule: PrometheusRuleEntry, vmalert: boolean): Iterable<Problem> {
  const { entries } = rule;
  const keyOf = (name: string) => entries.find(({ key }) => key === name);
  yield* keyProblems(entries, ruleKeys, 'a rule', (key) => foreign.test(key));
  yield* durations(file, entries, ['for', 'keep_firing_for']);
  const [alert, record, expr] = [keyOf('alert'), keyOf('record'), keyOf('expr')];
  const [first] = entries;
  if (!first) return;
  if (alert && record)
    yield {
      span: record.keySpan,
      message: 'A rule either alerts or records, and this one has both. Make two rules of it.',
    };
  else if (!alert?.value && !record?.value)
    yield {
      span: (alert ?? record ?? first).keySpan,
      message: 'This rule has no name, so Prometheus refuses the file. Add `alert: Name` or `record: name`.',
    };
  if (!expr?.value)
    yield {
      span: (expr ?? alert ?? record ?? first).keySpan,
      message: 'This rule has no expression, so Prometheus refuses the file. Add `expr`.',
    };
  if (!record || alert || vmalert) return;
  for (const name of ['for', 'keep_firing_for', 'annotations']) {
    const entry = keyOf(name);
    if (entry?.value)
      yield { span: entry.keySpan, message: `A recording rule has no \`${name}\`: only alerts do. Take it away.` };
  }
}

function* durations(
  file: PrometheusRulesDocument,
  entries: PrometheusRuleEntry['entries'],
  names: readonly string[],
): Iterable<Problem> {
  for (const { key, value } of entries) {
    if (!value || !names.includes(key) || !file.document) continue;
    const scalar = file.document.scalar(value);
    if (!isDuration(scalar) && !String(scalar).includes('{{') && !String(scalar).includes('$'))
      yield {
        span: file.document.spanOf(value),
        message: `\`${key}\` needs a duration such as \`5m\` or \`1h30m\`, without spaces or fractions. Write one.`,
      };
  }
}
