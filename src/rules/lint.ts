import type { Finding, Severity } from '../core/finding';
import type { Language, Rule, Source, SourceDocument } from '../core/rule';
import { languageOf } from './languages';
import { documentationBase, pageUrl } from './page';
import { readSilences } from './silence';

/** How findings are chosen and completed. */
export interface LintOptions {
  /** Severity by rule id, or `off`; rules of severity `hint` are off unless named here. */
  readonly severity?: Readonly<Record<string, Severity | 'off'>>;
  /** Where rule pages are read, ending in `/`. */
  readonly baseUrl?: string;
  /** Looks at the text as this language, whatever its path says. */
  readonly language?: Language;
  /** Only these rules. */
  readonly rules?: readonly Rule[];
  /** False takes silencing comments for ordinary ones: an exercise asks for the work, not for silence. Default true. */
  readonly obeysComments?: boolean;
  /** Hears of a rule that threw: our bug, so it is logged and not shown. */
  readonly onRuleError?: (rule: string, error: unknown) => void;
}

/** The findings of one text, sorted by place; none when no language claims it. Loads the language's parser on first use. */
export async function lint(source: Source, options: LintOptions = {}): Promise<Finding[]> {
  const language = options.language ?? languageOf(source.path, source.text);
  if (!language) return [];
  const parse = await language.load();
  return lintDocument(parse(source), options.rules ?? language.rules, options);
}

/** The findings of one parsed text, sorted by place, without those that a comment silences. */
export function lintDocument<D extends SourceDocument>(
  document: D,
  rules: readonly Rule<D>[],
  options: LintOptions = {},
): Finding[] {
  const findings: Finding[] = [];
  const isSilenced = options.obeysComments === false ? () => false : readSilences(document);
  for (const rule of rules) {
    const severity = severityOf(rule, options);
    if (severity === 'off') continue;
    const { id, aliases, why } = rule;
    const url = pageUrl(id, options.baseUrl ?? documentationBase);
    try {
      for (const problem of rule.check(document)) {
        if (!isSilenced(rule, problem))
          findings.push({
            ...problem,
            path: document.source.path,
            rule: id,
            severity,
            aliases: problem.aliases ?? aliases,
            why,
            url,
          });
      }
    } catch (error) {
      options.onRuleError?.(id, error);
    }
  }
  return findings.sort(
    (a, b) =>
      a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)),
  );
}

function severityOf(rule: Pick<Rule, 'id' | 'severity'>, { severity }: LintOptions): Severity | 'off' {
  return severity?.[rule.id] ?? (rule.severity === 'hint' ? 'off' : rule.severity);
}
