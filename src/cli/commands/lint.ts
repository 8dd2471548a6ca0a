import { stat } from 'node:fs/promises';
import path from 'node:path';
import { buffer as readAll } from 'node:stream/consumers';
import { type Finding, type Severity, severities } from '../../core/finding';
import type { Language } from '../../core/rule';
import { languages } from '../../rules/languages';
import { lint as lintSource } from '../../rules/lint';
import { pageUrl } from '../../rules/page';
import type { SeverityMap } from '../../rules/severity';
import { applyFixes, writeBeside } from '../apply-fixes';
import { type Configurations, createConfigurations } from '../configurations';
import { emit, type OutputOptions, toJson } from '../emit';
import { lintJunit } from '../formats/lint-junit';
import { lintText } from '../formats/lint-text';
import { writeGitHub } from '../formats/write-github';
import { writeSarif } from '../formats/write-sarif';
import { findDocuments, type LintWishes, lintScope } from '../lint-scope';
import { type PlacedFinding, placeFindings } from '../placed-finding';
import { replaceFile } from '../replace-file';
import type { Session } from '../session';
import { type ReadResult, readSource, toSource, toText } from '../source-files';
import { UsageError } from '../usage-error';

export interface LintOptions extends OutputOptions {
  /** Language id, for standard input or for files whose names say nothing; `true` when the option stands without one. */
  readonly as?: string | true;
  /** The name that standard input stands for. */
  readonly path?: string;
  readonly fix?: boolean;
  /** `<rule>=<severity>` or `<rule>=off`. */
  readonly rule: readonly string[];
}

/** What was looked at and what was found. */
export interface LintResult {
  readonly files: { readonly path: string; readonly findings: readonly PlacedFinding[] }[];
  /** Files that a person named, or that should be fixed, and that could not be. */
  unread: number;
  fixed: number;
  fixedFiles: number;
}

/** Shows the hints for files and folders, and applies the safe fixes when asked to. */
export async function lint(paths: readonly string[], options: LintOptions, session: Session): Promise<number> {
  const { terminal, cwd } = session;
  const wishes: LintWishes = {
    language: options.as === undefined ? undefined : findLanguage(options.as),
    severity: readSeverities(options.rule),
  };
  if (options.path !== undefined && !paths.includes('-'))
    throw new UsageError(
      '`--path` names what standard input stands for, so it goes with `-`: `lint - --path Dockerfile`.',
    );
  const configurations = createConfigurations(cwd, (message) => terminal.err(message));
  const linter = new Linter(wishes, options, session, configurations);
  for (const name of paths) await linter.lintPath(name);

  const { result } = linter;
  const findings = result.files.flatMap((file) => file.findings);
  await emit(session, options, {
    text: () => lintText(result, session),
    json: () => toJson(findings),
    junit: () => lintJunit(result.files),
    sarif: () =>
      writeSarif(
        findings,
        languages.flatMap(({ rules }) => rules).map((rule) => ({ ...rule, url: pageUrl(rule.id) })),
      ),
    github: () => writeGitHub(findings.map((finding) => ({ ...finding, title: finding.rule }))),
  });
  if (result.unread > 0 || configurations.broken > 0) return 2;
  return findings.length > 0 ? 1 : 0;
}

class Linter {
  readonly result: LintResult = { files: [], unread: 0, fixed: 0, fixedFiles: 0 };
  private readonly seen = new Set<string>();

  constructor(
    private readonly wishes: LintWishes,
    private readonly options: LintOptions,
    private readonly session: Session,
    private readonly configurations: Configurations,
  ) {}

  async lintPath(name: string): Promise<void> {
    const { terminal, signal, cwd } = this.session;
    signal.throwIfAborted();
    if (name === '-') return this.lintInput();
    const absolute = path.resolve(cwd, name);
    const found = await stat(absolute).catch(() => undefined);
    if (!found) throw new UsageError(`\`${name}\` is not there.`);
    if (!found.isDirectory()) return this.lintFile(absolute, name, true);
    const problems: string[] = [];
    for await (const file of findDocuments(absolute, this.wishes, this.configurations, problems)) {
      signal.throwIfAborted();
      await this.lintFile(file, path.join(name, path.relative(absolute, file)), false);
    }
    for (const problem of problems) terminal.err(`Passed over ${problem}`);
  }

  /** Standard input; with `--path` as the file of that name would be, with what stands beside it. */
  private async lintInput(): Promise<void> {
    const { options, wishes } = this;
    if (options.fix) throw new UsageError('What comes from standard input cannot be fixed. Name the file instead.');
    if (!wishes.language && options.path === undefined)
      throw new UsageError(
        `Say which language it is, \`lint - --as ${languages[0]?.id}\`, or which file it stands for, \`--path NAME\`. ${known()}`,
      );
    const shown = options.path ?? '-';
    const file = path.resolve(this.session.cwd, shown);
    const read = toText(await readAll(process.stdin));
    const scope = await lintScope(file, wishes, this.configurations);
    if (read.text === undefined) return this.passOver(shown, read, true);
    if (scope.isIgnored) return;
    const language = scope.languageFor(read.text);
    if (!language)
      throw new UsageError(`The name ${shown} is of no language with rules. Name one with --as. ${known()}`);
    const source =
      options.path === undefined ? { path: '-', text: read.text } : toSource(file, shown, read.text, language);
    const findings = await lintSource(source, { language, severity: scope.severity, onRuleError: this.onRuleError });
    this.result.files.push({ path: shown, findings: placeFindings(findings, read.text) });
  }

  private async lintFile(file: string, shown: string, isNamed: boolean): Promise<void> {
    if (this.seen.has(file)) return;
    this.seen.add(file);
    const { terminal } = this.session;
    const { isIgnored, severity, languageFor } = await lintScope(file, this.wishes, this.configurations);
    if (isIgnored) {
      if (isNamed) terminal.err(`Passed over ${shown}: .mlops-roadmap.yml ignores it.`);
      return;
    }
    const read = readSource(file);
    if (read.text === undefined) return this.passOver(shown, read, isNamed);
    const language = languageFor(read.text);
    if (!language) {
      if (isNamed)
        terminal.err(
          `Passed over ${shown}: neither its name nor its text is of a language with rules. Name one with --as. ${known()}`,
        );
      return;
    }
    const look = (text: string): Promise<Finding[]> =>
      lintSource(toSource(file, shown, text, language), { language, severity, onRuleError: this.onRuleError });
    const text = this.options.fix ? await this.fix(file, shown, read, look) : read.text;
    this.result.files.push({ path: shown, findings: placeFindings(await look(text), text) });
  }

  /** Writes the safe fixes and gives the text that then stands in the file. */
  private async fix(
    file: string,
    shown: string,
    read: Extract<ReadResult, { text: string }>,
    look: (text: string) => Promise<Finding[]>,
  ): Promise<string> {
    if (!read.isUtf8) {
      this.session.terminal.err(`Not fixed: ${shown} is not in UTF-8, and writing it would change other characters.`);
      this.result.unread++;
      return read.text;
    }
    try {
      const { text, applied } = await applyFixes(read.text, look, (name, content) => writeBeside(file, name, content));
      if (text !== read.text) await replaceFile(file, text);
      this.result.fixed += applied.length;
      if (applied.length > 0) this.result.fixedFiles++;
      return text;
    } catch (error) {
      this.session.terminal.err(`Not fixed: ${shown} cannot be written: ${(error as Error).message}.`);
      this.result.unread++;
      return read.text;
    }
  }

  private passOver(shown: string, { problem }: { readonly problem?: string | undefined }, isNamed: boolean): void {
    this.session.terminal.err(`Passed over ${shown}: ${problem}.`);
    if (isNamed) this.result.unread++;
  }

  private readonly onRuleError = (rule: string, error: unknown) =>
    this.session.terminal.err(`The rule ${rule} broke, which is a mistake of ours: ${String(error)}`);
}

function findLanguage(id: string | true): Language {
  const found = languages.find((language) => language.id === id);
  if (!found)
    throw new UsageError(
      id === true ? `Name a language after --as. ${known()}` : `There is no language \`${id}\`. ${known()}`,
    );
  return found;
}

function known(): string {
  return `Known: ${languages.map(({ id }) => id).join(', ')}.`;
}

function readSeverities(entries: readonly string[]): SeverityMap {
  const allowed = [...severities, 'off'];
  const ids = new Set(['*', ...languages.flatMap(({ id, rules }) => [`${id}/*`, ...rules.map((rule) => rule.id)])]);
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
