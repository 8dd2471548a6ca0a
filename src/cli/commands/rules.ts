import type { Language } from '../../core/rule';
import { languages } from '../../rules/languages';
import { pageUrl } from '../../rules/page';
import { emit, type OutputOptions, toJson } from '../emit';
import type { Session } from '../session';
import { wrap } from '../terminal';
import { UsageError } from '../usage-error';

export interface RulesOptions extends OutputOptions {
  /** Only the rules of this language. */
  readonly language?: string;
}

/** Shows every rule, grouped by language. Loads no parser. */
export async function rules(options: RulesOptions, session: Session): Promise<number> {
  const shown = languages.filter(({ id }) => options.language === undefined || id === options.language);
  if (shown.length === 0)
    throw new UsageError(
      `There is no language \`${options.language}\`. Known: ${languages.map(({ id }) => id).join(', ')}.`,
    );
  await emit(session, options, { text: () => rulesText(shown, session), json: () => toJson(rulesJson(shown)) });
  return 0;
}

function rulesJson(shown: readonly Language[]) {
  return shown.flatMap((language) =>
    language.rules.map(({ id, severity, aliases, summary, why, fixable }) => ({
      id,
      language: language.id,
      severity,
      aliases,
      summary,
      why,
      url: pageUrl(id),
      fixable,
    })),
  );
}

function rulesText(shown: readonly Language[], { terminal }: Session): string {
  const { paint, width } = terminal;
  const lines: string[] = [];
  for (const language of shown) {
    lines.push(paint('strong', `${language.title} (${language.id}): ${language.rules.length} rules`), '');
    for (const { id, severity, aliases, summary, why, fixable } of language.rules) {
      const marks = [severity, ...aliases, ...(fixable ? ['fixable'] : [])].join(', ');
      lines.push(`  ${paint('link', id)} ${paint('dim', `(${marks})`)}`, wrap(summary, width, '    '));
      lines.push(paint('dim', wrap(why, width, '    ')), `    ${paint('dim', pageUrl(id))}`, '');
    }
  }
  return lines.join('\n');
}
