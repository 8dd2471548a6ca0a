import type { Severity } from '../../core/finding';
import type { PlacedFinding } from '../placed-finding';
import type { Session } from '../session';
import type { Style } from '../terminal';

const styles: Readonly<Record<Severity, Style>> = { error: 'bad', warning: 'warn', information: 'link', hint: 'dim' };

/** The findings for a person: one line each, `path:line:column`, so that terminals link it. */
export function lintText(
  result: {
    readonly files: readonly { readonly path: string; readonly findings: readonly PlacedFinding[] }[];
    readonly fixed: number;
    readonly fixedFiles: number;
  },
  { terminal }: Pick<Session, 'terminal'>,
): string {
  const { paint } = terminal;
  const findings = result.files.flatMap((file) => file.findings);
  const lines = findings.map(
    ({ path, line, column, severity, message, rule, aliases }) =>
      `${paint('strong', `${path}:${line}:${column}`)} ${paint(styles[severity], severity)}: ${message} ${paint('dim', `[${[rule, ...aliases].join(', ')}]`)}`,
  );
  const fixed =
    result.fixed > 0
      ? ` ${count(result.fixed, 'fix', 'fixes')} applied in ${count(result.fixedFiles, 'file', 'files')}.`
      : '';
  const safe = findings.filter(({ fix }) => fix?.safe).length;
  const offer = safe > 0 ? ` ${safe} can be fixed with --fix.` : '';
  if (result.files.length === 0) lines.push('Nothing to look at: no file here is of a language with rules.');
  else if (findings.length === 0) lines.push(`${count(result.files.length, 'file', 'files')}, no finding.${fixed}`);
  else {
    const withFindings = result.files.filter((file) => file.findings.length > 0).length;
    lines.push(
      '',
      `${count(findings.length, 'finding', 'findings')} in ${withFindings} of ${count(result.files.length, 'file', 'files')}.${fixed}${offer}`,
    );
  }
  return lines.join('\n');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
