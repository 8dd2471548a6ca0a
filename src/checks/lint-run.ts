import path from 'node:path';
import type { Finding, Severity } from '../core/finding';
import { LineIndex } from '../core/line-index';
import type { Language, Rule, SourceDocument } from '../core/rule';
import { languages } from '../rules/languages';
import { lintDocument } from '../rules/lint';
import type { CheckContext, CheckResult } from './check';
import { isPlainPath, matching } from './glob';
import { closest, nearMiss } from './near-miss';
import { atFile, type CheckProblem, verdict } from './problems';
import { listFiles, readText } from './workspace-files';

export interface LintCheckOptions {
  readonly files: readonly string[];
  readonly rules: readonly string[];
  readonly except?: readonly string[];
}

/** See the kind `lint`. */
export async function runLint(options: LintCheckOptions, context: CheckContext): Promise<CheckResult> {
  const rules = chooseRules(options);
  const files = await listFiles(context.workspace, context.signal);
  const problems: CheckProblem[] = [];
  const linted = new Set<string>();
  for (const glob of options.files) {
    const found = matching(files, [glob]);
    if (found.length === 0) problems.push(missing(glob, files));
    for (const file of found) linted.add(file);
  }
  for (const file of linted) {
    context.signal.throwIfAborted();
    problems.push(...(await lintFile(file, rules, context)));
  }
  const names = linted.size === 1 ? `\`${[...linted][0]}\`` : `${linted.size} files`;
  return verdict(problems, `${names}: nothing to report (${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}).`);
}

function chooseRules({ rules: wanted, except = [] }: LintCheckOptions): readonly Rule[] {
  const all = languages.flatMap((language) => language.rules);
  for (const id of [...wanted, ...except]) {
    if (all.some((rule) => fits(id, rule))) continue;
    const near = closest(
      id,
      all.map((rule) => rule.id),
    );
    throw new Error(`There is no rule \`${id}\`${near ? `; was \`${near}\` meant` : ''}.`);
  }
  return all.filter((rule) => wanted.some((id) => fits(id, rule)) && !except.some((id) => fits(id, rule)));
}

/** A `*` means the rules that are on by default; a style has to be asked for by name. */
function fits(wanted: string, { id, severity }: Rule): boolean {
  return wanted === id || (wanted.endsWith('/*') && severity !== 'hint' && id.startsWith(wanted.slice(0, -1)));
}

function missing(glob: string, files: readonly string[]): CheckProblem {
  if (!isPlainPath(glob)) return { message: `No file matches \`${glob}\`.`, expected: `a file that matches ${glob}` };
  return { message: `\`${glob}\` is not there.${nearMiss(glob, files)}`, expected: glob };
}

async function lintFile(file: string, rules: readonly Rule[], context: CheckContext): Promise<CheckProblem[]> {
  const language = languageFor(file, rules);
  const text = await readText(context.workspace, file);
  if (text === undefined) return [missing(file, [])];
  if (typeof text !== 'string') return [{ message: text.problem, findings: [atFile(file, text.problem)] }];
  const neighbours = await readNeighbours(language, file, text, context);
  const parse = await language.load();
  const document = parse({ path: file, text, neighbours });
  if (isEmpty(document)) {
    const message = `\`${file}\` says nothing: all of it is comments or blank.`;
    return [{ message, findings: [atFile(file, message)] }];
  }
  const own = rules.filter((rule) => language.rules.includes(rule));
  const severity: Record<string, Severity> = Object.fromEntries(own.map((rule) => [rule.id, rule.severity]));
  const options = { severity, obeysComments: false, onRuleError: stop };
  const lines = new LineIndex(text);
  return lintDocument(document, own, options).map((finding) => problemOf(finding, lines));
}

/** The language that knows the file by its name, else the only one that the rules are of. */
function languageFor(file: string, rules: readonly Rule[]): Language {
  const candidates = languages.filter((language) => language.rules.some((rule) => rules.includes(rule)));
  const found =
    candidates.find((language) => language.recognises(file)) ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (!found) throw new Error(`None of the rules is for a file such as \`${file}\`.`);
  return found;
}

async function readNeighbours(
  language: Language,
  file: string,
  text: string,
  { workspace }: CheckContext,
): Promise<ReadonlyMap<string, string>> {
  const neighbours = new Map<string, string>();
  for (const name of language.neighbours({ path: file, text })) {
    const inside = path.posix.join(path.posix.dirname(file), name);
    if (inside.startsWith('../')) continue;
    const text = await readText(workspace, inside);
    if (typeof text === 'string') neighbours.set(name, text);
  }
  return neighbours;
}

function isEmpty({ source: { text }, comments }: SourceDocument): boolean {
  let from = 0;
  for (const { start, end } of comments) {
    if (text.slice(from, start).trim() !== '') return false;
    from = end;
  }
  return text.slice(from).trim() === '';
}

function problemOf({ path: file, ...finding }: Finding, lines: LineIndex): CheckProblem {
  const { line } = lines.positionAt(finding.span.start);
  return { message: `\`${file}\`, line ${line}: ${finding.message}`, findings: [{ path: file, ...finding }] };
}

/** A rule that throws is our bug: a check must not pass because of it. */
function stop(rule: string, error: unknown): never {
  throw new Error(`The rule ${rule} failed`, { cause: error });
}
