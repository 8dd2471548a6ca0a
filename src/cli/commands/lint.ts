import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { type Finding, type Severity, severities } from '../../core/finding';
import type { Language } from '../../core/rule';
import { languageOf, languages } from '../../rules/languages';
import { lint as lintSource } from '../../rules/lint';
import { pageUrl } from '../../rules/page';
import { applyFixes, writeBeside } from '../apply-fixes';
import { emit, type OutputOptions, toJson } from '../emit';
import { lintText } from '../formats/lint-text';
import { writeGitHub } from '../formats/write-github';
import { writeJUnit } from '../formats/write-junit';
import { writeSarif } from '../formats/write-sarif';
import { type PlacedFinding, placeFindings } from '../placed-finding';
import type { Session } from '../session';
import { readHead, readSource, toSource, walkFiles } from '../source-files';
import { UsageError } from '../usage-error';

export interface LintOptions extends OutputOptions {
  /** Language id, for standard input or for files whose names say nothing. */
  readonly as?: string;
  readonly fix?: boolean;
  /** `<rule>=<severity>` or `<rule>=off`. */
  readonly rule: readonly string[];
}

/** What was looked at and what was found. */
interface LintResult {
  readonly files: { readonly path: string; readonly findings: readonly PlacedFinding[] }[];
  /** Files that a person named and that could not be looked at. */
  unread: number;
  fixed: number;
}

/** Shows the hints for files and folders, and applies the safe fixes when asked to. */
export async function lint(paths: readonly string[], options: LintOptions, session: Session): Promise<number> {
  const { terminal, signal, cwd } = session;
  const language = options.as === undefined ? undefined : findLanguage(options.as);
  const settings = {
    severity: readSeverities(options.rule),
    ...(language ? { language } : {}),
    onRuleError: (rule: string, error: unknown) =>
      terminal.err(`The rule ${rule} broke, which is a mistake of ours: ${String(error)}`),
  };
  const result: LintResult = { files: [], unread: 0, fixed: 0 };
  for (const name of paths) {
    signal.throwIfAborted();
    if (name === '-') {
      if (!language) throw new UsageError(`Say which language it is: \`lint - --as ${languages[0]?.id}\`. ${known()}`);
      if (options.fix) throw new UsageError('What comes from standard input cannot be fixed. Name the file instead.');
      const text = await readAll(process.stdin);
      const findings = await lintSource({ path: '-', text }, settings);
      result.files.push({ path: '-', findings: placeFindings(findings, text) });
      continue;
    }
    const absolute = path.resolve(cwd, name);
    const found = await stat(absolute).catch(() => undefined);
    if (!found) throw new UsageError(`\`${name}\` is not there.`);
    const problems: string[] = [];
    const files = found.isDirectory() ? await findDocuments(absolute, language, problems, signal) : [absolute];
    for (const problem of problems) terminal.err(`Passed over ${problem}`);
    for (const file of files) {
      signal.throwIfAborted();
      const shown = found.isDirectory() ? path.join(name, path.relative(absolute, file)) : name;
      await lintFile(file, shown, !found.isDirectory());
    }
  }

  async function lintFile(file: string, shown: string, isNamed: boolean): Promise<void> {
    const read = await readSource(file);
    if (read.text === undefined) {
      terminal.err(`Passed over ${shown}: ${read.problem}.`);
      if (isNamed) result.unread++;
      return;
    }
    const own = language ?? languageOf(shown.split(path.sep).join('/'), read.text);
    if (!own) {
      terminal.err(`Passed over ${shown}: its name is of no language with rules. Name one with --as. ${known()}`);
      return;
    }
    const look = async (text: string): Promise<Finding[]> =>
      lintSource(await toSource(file, shown, text, own), { ...settings, language: own });
    let text = read.text;
    if (options.fix) {
      const fixed = await applyFixes(text, look, (name, content) => writeBeside(file, name, content));
      if (fixed.text !== text) await writeFile(file, fixed.text);
      text = fixed.text;
      result.fixed += fixed.applied.length;
    }
    result.files.push({ path: shown, findings: placeFindings(await look(text), text) });
  }

  const findings = result.files.flatMap((file) => file.findings);
  await emit(session, options, {
    text: () => lintText(result, session),
    json: () => toJson(findings),
    junit: () => junit(result),
    sarif: () =>
      writeSarif(
        findings,
        languages.flatMap(({ rules }) => rules).map((rule) => ({ ...rule, url: pageUrl(rule.id) })),
      ),
    github: () => writeGitHub(findings.map((finding) => ({ ...finding, title: finding.rule }))),
  });
  if (result.unread > 0) return 2;
  return findings.length > 0 ? 1 : 0;
}

async function findDocuments(
  folder: string,
  language: Language | undefined,
  problems: string[],
  signal: AbortSignal,
): Promise<string[]> {
  const found: string[] = [];
  for await (const file of walkFiles(folder, problems)) {
    signal.throwIfAborted();
    const name = file.split(path.sep).join('/');
    const recognises = language ? language.recognises(name) : languageOf(name) !== undefined;
    // YAML, JSON and Python need a look inside to be told apart; everything else goes by its name.
    if (
      recognises ||
      (/\.(?:ya?ml|rules|json|py)$/.test(name) && !language && languageOf(name, await readHead(file)) !== undefined)
    )
      found.push(file);
  }
  return found;
}

function findLanguage(id: string): Language {
  const found = languages.find((language) => language.id === id);
  if (!found) throw new UsageError(`There is no language \`${id}\`. ${known()}`);
  return found;
}

function known(): string {
  return `Known: ${languages.map(({ id }) => id).join(', ')}.`;
}

function readSeverities(entries: readonly string[]): Record<string, Severity | 'off'> {
  const allowed = [...severities, 'off'];
  const ids = new Set(languages.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return Object.fromEntries(
    entries.map((entry) => {
      const [, id = '', severity = ''] = /^(.+)=(.*)$/.exec(entry) ?? [];
      if (!allowed.includes(severity))
        throw new UsageError(`\`--rule ${entry}\` should be <rule>=<severity>, with one of: ${allowed.join(', ')}.`);
      if (!ids.has(id)) throw new UsageError(`There is no rule \`${id}\`. \`mlops-roadmap rules\` shows all.`);
      return [id, severity as Severity | 'off'];
    }),
  );
}

function junit({ files }: LintResult): string {
  return writeJUnit(
    'mlops-roadmap lint',
    files.map(({ path: file, findings }) => ({
      name: file,
      cases:
        findings.length === 0
          ? [{ name: 'no finding', className: file, file }]
          : findings.map(({ rule, line, column, message, why, url }) => ({
              name: `${rule} at ${line}:${column}`,
              className: file,
              file,
              line,
              verdict: {
                kind: 'failure',
                message,
                body: [`${file}:${line}:${column}`, message, why, url].filter(Boolean).join('\n'),
              },
            })),
    })),
  );
}
