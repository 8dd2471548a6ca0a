import type { PrometheusRulesRule } from './rule';

/** The same name, labels and expression twice is the same rule twice. */
export const duplicateRule: PrometheusRulesRule = {
  id: 'prometheus-rules/duplicate-rule',
  summary: 'Write each rule once.',
  why: 'A recording rule that stands twice makes two writers of one series, and Prometheus drops samples as duplicates; an alert that stands twice is changed in one place and pages from the other.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ groups, document }) {
    if (!document) return;
    const seen = new Map<string, string>();
    for (const { rules } of groups) {
      for (const { alert, record, expression, labels, entries } of rules) {
        const name = alert ?? record;
        if (!name || !expression) continue;
        const pairs = labels.map(({ key, value }) => [key, String(document.scalar(value))]).sort();
        const key = JSON.stringify([
          alert ? 'alert' : 'record',
          name.value,
          pairs,
          alert ? expression.promql.text.replace(/\s+/g, ' ').trim() : '',
        ]);
        const entry = entries.find(({ key }) => key === (alert ? 'alert' : 'record'));
        const before = seen.get(key);
        const text = normalize(expression.promql.text);
        seen.set(key, text);
        // The same expression of other series: the two complete each other.
        if (before === undefined || (before !== text && withoutMatchers(before) === withoutMatchers(text))) continue;
        if (entry?.value)
          yield {
            span: document.spanOf(entry.value),
            message: alert
              ? `\`${name.value}\` with these labels and this expression stands above already. Keep one of the two.`.slice(
                  0,
                  400,
                )
              : `\`${name.value}\` with these labels is recorded above already, so two rules write one series. Keep one, or give them different labels.`.slice(
                  0,
                  400,
                ),
          };
      }
    }
  },
};

function normalize(expression: string): string {
  return expression.replace(/\s+/g, ' ').trim();
}

function withoutMatchers(expression: string): string {
  return expression.replace(/\{[^}]*\}/g, '');
}
