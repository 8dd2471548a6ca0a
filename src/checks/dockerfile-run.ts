import path from 'node:path';
import { type DockerfileDocument, loadDockerfile, type Stage } from '../parse/dockerfile';
import type { Instruction } from '../parse/dockerfile-instruction';
import { type DockerIgnore, parseDockerIgnore } from '../parse/dockerignore';
import type { CheckContext, CheckResult } from './check';
import { checkFinal, type FinalClause, type Report } from './dockerfile-final';
import { matchesGlob } from './glob';
import { nearMiss } from './near-miss';
import { pattern } from './pattern';
import { atFile, type CheckProblem, verdict } from './problems';
import { listFiles, readText } from './workspace-files';

export interface DockerfileOptions {
  readonly file?: string;
  readonly context?: string;
  readonly final?: FinalClause;
  readonly stages?: { readonly min?: number; readonly max?: number };
  readonly copies?: { readonly before: string; readonly only: readonly string[] };
  readonly ignores?: readonly string[];
  readonly keeps?: readonly string[];
  readonly instructions?: readonly InstructionClause[];
}

interface InstructionClause {
  readonly name: string;
  readonly matches?: string;
  readonly absent?: boolean;
  readonly final?: boolean;
  readonly before?: string;
  readonly message?: string;
}

/** See the kind `dockerfile`. */
export async function runDockerfile(options: DockerfileOptions, context: CheckContext): Promise<CheckResult> {
  const file = options.file ?? 'Dockerfile';
  const text = await readText(context.workspace, file);
  if (text === undefined) {
    const files = await listFiles(context.workspace, context.signal);
    return verdict([{ message: `\`${file}\` is not there.${nearMiss(file, files)}`, expected: file }], '');
  }
  if (typeof text !== 'string') return verdict([{ message: text.problem, findings: [atFile(file, text.problem)] }], '');
  const parse = await loadDockerfile();
  const document = parse({ path: file, text });
  const { finalStage } = document;
  if (!finalStage?.image) {
    const message = `\`${file}\` has no \`FROM\`: it builds nothing.`;
    return verdict([{ message, findings: [atFile(file, message)] }], '');
  }
  const report: Report = (message, span, more = {}) => ({
    message,
    ...more,
    findings: [{ path: file, span, message }],
  });
  const problems = [
    ...checkStages(options.stages, document, finalStage, report),
    ...(options.final ? checkFinal(options.final, document, finalStage, report) : []),
    ...checkCopies(options.copies, document, report),
    ...(options.instructions ?? []).flatMap((clause) => checkInstruction(clause, document, finalStage, report)),
    ...(await checkIgnores(options, file, context)),
  ];
  return verdict(problems, `\`${file}\` is as it must be.`);
}

function checkStages(
  wanted: DockerfileOptions['stages'],
  { stages }: DockerfileDocument,
  last: Stage,
  report: Report,
): CheckProblem[] {
  const { min = 1, max = Number.POSITIVE_INFINITY } = wanted ?? {};
  if (stages.length >= min && stages.length <= max) return [];
  const expected = stages.length < min ? `at least ${min} stages` : `at most ${max} stages`;
  const actual = `${stages.length} ${stages.length === 1 ? 'stage' : 'stages'}`;
  return [report(`The file has ${actual}, ${expected} are asked for.`, last.from.span, { expected, actual })];
}

/** Copies of the context that come before an instruction in its stage, or in one that it is built on. */
function checkCopies(
  wanted: DockerfileOptions['copies'],
  document: DockerfileDocument,
  report: Report,
): CheckProblem[] {
  if (!wanted) return [];
  const matcher = pattern(wanted.before);
  const allowed = wanted.only.map(matchesGlob);
  for (const stage of document.stages) {
    const all = document.lineage(stage).flatMap(({ instructions }) => instructions);
    const at = all.findIndex(
      (instruction) => stage.instructions.includes(instruction) && matcher.test(wholeText(instruction)),
    );
    if (at < 0) continue;
    return all.slice(0, at).flatMap((instruction) => {
      if (!/^(?:COPY|ADD)$/.test(instruction.keyword) || instruction.flags.some(({ name }) => name === 'from'))
        return [];
      const others = instruction.words
        .slice(0, -1)
        .filter(({ text }) => !allowed.some((fits) => fits(text.replace(/^\.\//, ''))));
      if (others.length === 0) return [];
      const names = others.map(({ text }) => `\`${text}\``).join(', ');
      const message = `${names} is copied before \`${wanted.before}\` runs: each change there runs it again. Copy only ${wanted.only.join(', ')} first.`;
      return [report(message, instruction.span, { expected: `only ${wanted.only.join(', ')}`, actual: names })];
    });
  }
  const end = document.source.text.length;
  return [report(`No instruction matches \`${wanted.before}\`.`, { start: end, end }, { expected: wanted.before })];
}

function checkInstruction(
  clause: InstructionClause,
  document: DockerfileDocument,
  finalStage: Stage,
  report: Report,
): CheckProblem[] {
  const all = clause.final
    ? document.lineage(finalStage).flatMap(({ from, instructions }) => [from, ...instructions])
    : document.instructions;
  const limit =
    clause.before === undefined ? undefined : all.find((each) => pattern(clause.before ?? '').test(wholeText(each)));
  const found = all.filter(
    (each) => each.keyword === clause.name && (clause.matches === undefined || pattern(clause.matches).test(each.text)),
  );
  const what = `\`${clause.name}\`${clause.matches === undefined ? '' : ` that matches \`${clause.matches}\``}`;
  if (clause.absent) {
    return found.map((each) =>
      report(clause.message ?? `There is ${what}; it must not be here.`, each.span, { actual: shown(each) }),
    );
  }
  const [first] = found;
  if (!first) return [report(clause.message ?? `There is no ${what}.`, finalStage.from.span, { expected: what })];
  if (clause.before === undefined || (limit && first.span.start < limit.span.start)) return [];
  if (!limit)
    return [report(`No instruction matches \`${clause.before}\`.`, finalStage.from.span, { expected: clause.before })];
  const message = clause.message ?? `${what} comes after \`${shown(limit)}\`; it must stand before it.`;
  return [report(message, first.span, { expected: `${what} before \`${clause.before}\`` })];
}

function wholeText({ keyword, text }: Instruction): string {
  return `${keyword} ${text}`;
}

function shown(instruction: Instruction): string {
  const text = wholeText(instruction).replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

async function checkIgnores(
  { ignores = [], keeps = [], context: folder = '.' }: DockerfileOptions,
  file: string,
  context: CheckContext,
): Promise<CheckProblem[]> {
  if (ignores.length === 0 && keeps.length === 0) return [];
  const found = await readIgnoreFile(folder, file, context);
  if (found && 'problem' in found) return [{ message: found.problem, findings: [atFile(found.path, found.problem)] }];
  const { path: ignoreFile, excludes } = found ?? {
    path: path.posix.join(folder, '.dockerignore'),
    excludes: () => false,
  };
  const report = (message: string, more: object): CheckProblem => ({
    message,
    ...more,
    findings: [atFile(found ? ignoreFile : file, message)],
  });
  if (!found && ignores.length > 0) {
    const list = ignores.map((each) => `\`${each}\``).join(', ');
    return [
      report(`There is no \`${ignoreFile}\`: ${list} would go into the build.`, {
        expected: `${ignoreFile} keeps out ${list}`,
      }),
    ];
  }
  const loose = ignores.filter((each) => !excludes(each));
  const caught = keeps.filter((each) => excludes(each));
  return [
    ...loose.map((each) =>
      report(
        `\`${ignoreFile}\` does not keep out \`${each}\`: it goes into the build. Patterns start at the root of the context.`,
        {
          expected: `${each} is kept out`,
          actual: `${each} goes in`,
        },
      ),
    ),
    ...caught.map((each) =>
      report(`\`${ignoreFile}\` keeps out \`${each}\`, which the image needs.`, {
        expected: `${each} goes in`,
        actual: `${each} is kept out`,
      }),
    ),
  ];
}

/** BuildKit prefers the ignore file that carries the Dockerfile's name. */
async function readIgnoreFile(
  folder: string,
  file: string,
  { workspace }: CheckContext,
): Promise<
  (DockerIgnore & { readonly path: string }) | { readonly path: string; readonly problem: string } | undefined
> {
  for (const candidate of [`${file}.dockerignore`, path.posix.join(folder, '.dockerignore')]) {
    const text = await readText(workspace, candidate);
    if (typeof text === 'string') return { ...parseDockerIgnore(text), path: candidate };
    if (text) return { path: candidate, problem: text.problem };
  }
  return undefined;
}
