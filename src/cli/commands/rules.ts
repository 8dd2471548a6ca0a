import { languages } from '../../rules/languages';
import { pageUrl } from '../../rules/page';
import { emit, type OutputOptions, toJson } from '../emit';
import type { Session } from '../session';
import { wrap } from '../terminal';

/** Shows every rule, grouped by language. Loads no parser. */
export async function rules(options: OutputOptions, session: Session): Promise<number> {
  await emit(session, options, { text: () => rulesText(session), json: () => toJson(rulesJson()) });
  return 0;
}

function rulesJson() {
  return languages.flatMap((language) =>
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

function rulesText({ terminal }: Session): string {
  const { paint, width } = terminal;
  const lines: string[] = [];
  for (const language of languages) {
    lines.push(paint('strong', `${language.title}: ${language.rules.length} rules`), '');
    for (const { id, severity, aliases, summary, why, fixable } of language.rules) {
      const marks = [severity, ...aliases, ...(fixable ? ['fixable'] : [])].join(', ');
      lines.push(`  ${paint('link', id)} ${paint('dim', `(${marks})`)}`, wrap(summary, width, '    '));
      lines.push(paint('dim', wrap(why, width, '    ')), '');
    }
  }
  return lines.join('\n');
}
