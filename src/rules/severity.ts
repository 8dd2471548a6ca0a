import type { Severity } from '../core/finding';
import type { Rule } from '../core/rule';

/** Severity by rule id, `<language>/*` for all rules of a language, or `*` for all there are; the nearest name decides. */
export type SeverityMap = Readonly<Record<string, Severity | 'off'>>;

/** How serious a rule is under a map. Rules of severity `hint` are off unless the map names them, be it by `*`. */
export function severityOf(rule: Pick<Rule, 'id' | 'severity'>, map: SeverityMap = {}): Severity | 'off' {
  return map[rule.id] ?? map[wildcardOf(rule.id)] ?? map['*'] ?? (rule.severity === 'hint' ? 'off' : rule.severity);
}

/** One map for both; whatever the stronger one says of a rule, by name or by wildcard, goes before all that the weaker one says. */
export function mergeSeverities(weaker: SeverityMap, stronger: SeverityMap): SeverityMap {
  if (Object.keys(stronger).length === 0) return weaker;
  const kept = Object.entries(weaker).filter(
    ([name]) => !('*' in stronger) && (!(wildcardOf(name) in stronger) || name === '*'),
  );
  return { ...Object.fromEntries(kept), ...stronger };
}

function wildcardOf(name: string): string {
  return `${name.slice(0, name.indexOf('/') + 1)}*`;
}
