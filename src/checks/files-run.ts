import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext, CheckFinding, CheckResult } from './check';
import { isPlainPath, matching } from './glob';
import { nearMiss } from './near-miss';
import { pattern } from './pattern';
import { atFile, type CheckProblem, verdict } from './problems';
import { show } from './show';
import { stripComments } from './strip-comments';
import { listFiles, readText } from './workspace-files';

export interface FilesOptions {
  readonly exist?: readonly string[];
  readonly absent?: readonly string[];
  readonly contains?: readonly TextClause[];
  readonly maxBytes?: readonly { readonly file: string; readonly bytes: number }[];
  readonly unchanged?: readonly string[];
  readonly executable?: readonly string[];
}

interface TextClause {
  readonly file: string;
  readonly matches?: string;
  readonly not?: string;
  readonly code?: boolean;
  readonly message?: string;
}

/** What a clause works on. */
interface Ground {
  readonly context: CheckContext;
  readonly files: readonly string[];
}

/** See the kind `files`. */
export async function runFiles(options: FilesOptions, context: CheckContext): Promise<CheckResult> {
  const ground: Ground = { context, files: await listFiles(context.workspace, context.signal) };
  const problems: CheckProblem[] = [];
  for (const glob of options.exist ?? []) problems.push(...mustExist(glob, ground));
  for (const file of matching(ground.files, options.absent ?? []))
    problems.push({ message: `\`${file}\` is there; it must not be.`, findings: [atFile(file, 'This file must go.')] });
  for (const clause of options.contains ?? []) problems.push(...(await mustContain(clause, ground)));
  for (const limit of options.maxBytes ?? []) problems.push(...(await mustBeSmall(limit, ground)));
  for (const file of options.unchanged ?? []) problems.push(...(await mustBeUnchanged(file, ground)));
  for (const file of options.executable ?? []) problems.push(...(await mustBeExecutable(file, ground)));
  return verdict(problems, 'The files are as they must be.');
}

function mustExist(glob: string, { files }: Ground): CheckProblem[] {
  if (matching(files, [glob]).length > 0) return [];
  // A folder counts for its name alone, when something is in it.
  if (isPlainPath(glob) && files.some((file) => file.startsWith(`${glob.replace(/^\.\//, '')}/`))) return [];
  return [missing(glob, files)];
}

function missing(glob: string, files: readonly string[]): CheckProblem {
  if (!isPlainPath(glob)) return { message: `No file matches \`${glob}\`.`, expected: `a file that matches ${glob}` };
  return { message: `\`${glob}\` is not there.${nearMiss(glob, files)}`, expected: glob };
}

async function mustContain(clause: TextClause, ground: Ground): Promise<CheckProblem[]> {
  const found = matching(ground.files, [clause.file]);
  // An absent file says nothing wrong, but who deletes it has not done the work either.
  if (found.length === 0) return [missing(clause.file, ground.files)];
  const problems: CheckProblem[] = [];
  let isFound = clause.matches === undefined;
  for (const file of found) {
    const text = await readText(ground.context.workspace, file);
    if (text === undefined) continue;
    if (typeof text !== 'string') {
      problems.push({ message: text.problem, findings: [atFile(file, text.problem)] });
      continue;
    }
    const looked = clause.code ? stripComments(file, text) : text;
    if (looked === undefined) throw new Error(`\`code: true\`: the comments of ${file} are not known`);
    if (clause.matches !== undefined) isFound ||= pattern(clause.matches).test(looked);
    if (clause.not !== undefined) problems.push(...unwanted(clause, file, text, looked));
  }
  if (!isFound) problems.unshift(notSaid(clause, found));
  return problems;
}

function notSaid({ file, matches, code, message }: TextClause, found: readonly string[]): CheckProblem {
  const where = found.length === 1 ? `\`${found[0]}\`` : `none of the ${found.length} files of \`${file}\``;
  const fact = found.length === 1 ? `${where} has no text` : `In ${where} is text`;
  const said = message ?? `${fact} that matches \`${matches}\`${code ? ' (comments do not count)' : ''}.`;
  return {
    message: said,
    expected: `text that matches ${matches}`,
    findings: found.slice(0, 1).map((path) => atFile(path, said)),
  };
}

function unwanted({ not, message }: TextClause, file: string, text: string, looked: string): CheckProblem[] {
  const findings: CheckFinding[] = [];
  for (const match of looked.matchAll(pattern(not ?? '', 'g'))) {
    if (findings.length === 10) break;
    // Offsets of findings count in the file as it is, with its byte order mark if it has one.
    const span = { start: match.index, end: match.index + match[0].length };
    const actual = text.slice(span.start, span.end).trim();
    findings.push({ path: file, span, message: message ?? `${show(actual)} must not stand here.` });
  }
  const [first] = findings;
  if (!first) return [];
  const line = text.slice(0, first.span.start).split('\n').length;
  const actual = text.slice(first.span.start, first.span.end).trim();
  return [
    {
      message: message
        ? `${message} (\`${file}\`, line ${line})`
        : `\`${file}\` says ${show(actual)} in line ${line}; it must not.`,
      actual,
      findings,
    },
  ];
}

async function mustBeSmall(limit: { file: string; bytes: number }, ground: Ground): Promise<CheckProblem[]> {
  const found = matching(ground.files, [limit.file]);
  if (found.length === 0 && isPlainPath(limit.file)) return [missing(limit.file, ground.files)];
  const problems: CheckProblem[] = [];
  for (const file of found) {
    const size = (await stat(path.join(ground.context.workspace, file)).catch(() => undefined))?.size ?? 0;
    if (size <= limit.bytes) continue;
    const message = `\`${file}\` has ${size} bytes, at most ${limit.bytes} are right here.`;
    problems.push({
      message,
      expected: `at most ${limit.bytes} bytes`,
      actual: `${size} bytes`,
      findings: [atFile(file, message)],
    });
  }
  return problems;
}

async function mustBeUnchanged(file: string, { context, files }: Ground): Promise<CheckProblem[]> {
  const original = await readFile(path.join(context.exerciseFolder, 'starter', file));
  const now = await readFile(path.join(context.workspace, file)).catch(() => undefined);
  if (now === undefined) return [missing(file, files)];
  if (now.equals(original) || withLf(now) === withLf(original)) return [];
  const message = `\`${file}\` was changed; this exercise wants it as it came. *Reset* restores it and keeps yours.`;
  return [{ message, findings: [atFile(file, message)] }];
}

/** Text with `\n` line ends; bytes of a binary file stay what they are. */
function withLf(bytes: Buffer): string {
  return bytes.includes(0) ? bytes.toString('latin1') : bytes.toString('latin1').replace(/\r\n/g, '\n');
}

async function mustBeExecutable(file: string, { context, files }: Ground): Promise<CheckProblem[]> {
  const found = await stat(path.join(context.workspace, file)).catch(() => undefined);
  if (!found || !files.includes(file)) return [missing(file, files)];
  if (process.platform === 'win32' || found.mode & 0o100) return [];
  const message = `\`${file}\` is not executable: \`chmod +x ${file}\`.`;
  const actual = `mode ${(found.mode & 0o777).toString(8)}`;
  return [{ message, expected: 'an executable file', actual, findings: [atFile(file, message)] }];
}
