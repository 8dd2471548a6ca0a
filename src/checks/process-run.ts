import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessResult } from '../tools/processes';
import type { Interpreter } from '../tools/python';
import { blocked, type CheckContext, type CheckFinding, type CheckResult } from './check';
import { type DataSpec, makeData } from './data';
import { type Expectation, matchExpectation } from './expectation';
import { isPlainPath, matching } from './glob';
import { dataValues, type Env, explainMissing, interpreterOf, isResult, learnerCommand } from './learner-command';
import { nearMiss } from './near-miss';
import { type CheckProblem, verdict } from './problems';
import { findingAt, placeInTraceback, tailOf } from './traceback';
import { copyWorkspace } from './workspace-copy';
import { listFiles } from './workspace-files';

export interface ProcessOptions {
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: Env;
  readonly input?: string;
  readonly copy?: boolean;
  readonly data?: readonly DataSpec[];
  readonly exitCode?: Expectation;
  readonly stdout?: Expectation;
  readonly stderr?: Expectation;
  readonly seconds?: number;
  readonly creates?: readonly string[];
  readonly unchanged?: readonly string[];
  readonly twice?: boolean;
  readonly same?: readonly string[];
}

/** One run with what it left. */
interface Ran {
  readonly result: ProcessResult;
  readonly folder: string;
  readonly program: string;
  readonly before: ReadonlyMap<string, string>;
  readonly files: readonly string[];
}

/** See the kind `process`. */
export async function runProcess(options: ProcessOptions, context: CheckContext): Promise<CheckResult> {
  const interpreter = await interpreterFor(options, context);
  if (interpreter && isResult(interpreter)) return interpreter;
  const data = await makeData(options.data ?? [], context);
  const folder = options.cwd ?? '';
  if (!(await stat(path.join(context.workspace, folder)).catch(() => undefined))?.isDirectory()) {
    const folders = (await listFiles(context.workspace, context.signal)).map((file) => path.posix.dirname(file));
    return verdict([{ message: `The folder \`${folder}\` is not there.${nearMiss(folder, folders)}` }], '');
  }
  const first = await runOnce(options, interpreter, data, context);
  if (first.result.missing) {
    const { isTool, message } = await explainMissing(first.program, first.folder);
    return isTool ? blocked(await withInstall(message, first.program, context)) : verdict([{ message }], '');
  }
  const shown = `\`${options.command.join(' ')}\``;
  const problems = await judge(options, first, shown, context);
  if (problems.length === 0 && options.twice) {
    const second = await runOnce(options, interpreter, data, context);
    problems.push(...(await judge(options, second, `${shown}, run a second time,`, context)));
    if (problems.length === 0) problems.push(...(await compare(options.same ?? [], first, second)));
  }
  const seconds = (first.result.milliseconds / 1000).toFixed(1);
  return verdict(problems, `${shown} did what it must, in ${seconds} s.`);
}

/** Commands other than `python` get the interpreter for their PATH where there is one, and run without it where not. */
async function interpreterFor(
  { command }: ProcessOptions,
  context: CheckContext,
): Promise<Interpreter | CheckResult | undefined> {
  const interpreter = await interpreterOf(context);
  if (!isResult(interpreter)) return interpreter;
  const isNeeded = /^python3?$/.test(command[0] ?? '') || context.requirements !== undefined;
  return isNeeded ? interpreter : undefined;
}

async function withInstall(message: string, program: string, context: CheckContext): Promise<string> {
  return `${message} ${(await context.tools.probe(program, context.signal)).install}`;
}

async function runOnce(
  options: ProcessOptions,
  interpreter: Interpreter | undefined,
  data: Readonly<Record<string, string>>,
  context: CheckContext,
): Promise<Ran> {
  const isCopy = options.copy !== false;
  const folder = isCopy ? await copyWorkspace(context) : context.workspace;
  const existing = await listFiles(folder, context.signal);
  // What was made before the check says nothing about what this run makes.
  if (isCopy)
    for (const file of matching(existing, [...(options.creates ?? []), ...(options.same ?? [])]))
      await rm(path.join(folder, file), { force: true });
  const before = new Map<string, string>();
  for (const file of matching(existing, options.unchanged ?? []))
    before.set(file, await hashOf(path.join(folder, file)));
  const temporary = await context.temporaryFolder();
  const where = { cwd: path.join(folder, options.cwd ?? ''), env: options.env ?? {}, interpreter };
  const command = learnerCommand(options.command, where, { ...dataValues(data), workspace: folder, temporary });
  context.report(`running ${options.command.join(' ')}`);
  const result = await context.tools.processes.run(
    {
      ...command,
      ...(options.input === undefined ? {} : { input: options.input }),
      timeoutMs: (options.seconds ?? Number.MAX_SAFE_INTEGER / 1000) * 1000,
    },
    context.signal,
  );
  return { result, folder, program: command.file, before, files: await listFiles(folder, context.signal) };
}

async function judge(options: ProcessOptions, ran: Ran, shown: string, context: CheckContext): Promise<CheckProblem[]> {
  const { result, folder } = ran;
  if (result.timedOut)
    return [
      {
        message:
          `${shown} was still running after ${options.seconds} seconds and was ended.\n${tailOf(`${result.stdout}\n${result.stderr}`, folder)}`.trim(),
        expected: `it ends within ${options.seconds} seconds`,
      },
    ];
  const problems: CheckProblem[] = [];
  const exit = matchExpectation(options.exitCode ?? 0, result.exitCode);
  if (exit) problems.push(await endedWrong(ran, shown, exit.expected, context));
  for (const name of ['stdout', 'stderr'] as const) {
    const expectation = options[name];
    const text = result[name]
      .replaceAll('\r\n', '\n')
      .replace(/\n+$/, '')
      .replaceAll(folder + path.sep, '');
    const mismatch = expectation === undefined ? undefined : matchExpectation(expectation, text);
    if (mismatch && problems.length === 0)
      problems.push({
        message: `${shown} ${name === 'stdout' ? 'printed' : 'wrote to its error output'} ${mismatch.actual}; expected was ${mismatch.expected}.`,
        ...mismatch,
      });
  }
  if (problems.length > 0) return problems;
  for (const glob of options.creates ?? [])
    if (matching(ran.files, [glob]).length === 0)
      problems.push({
        message: isPlainPath(glob)
          ? `${shown} did not make \`${glob}\`.${nearMiss(glob, ran.files)}`
          : `${shown} made no file that matches \`${glob}\`.`,
        expected: glob,
      });
  for (const [file, hash] of ran.before)
    if ((await hashOf(path.join(folder, file))) !== hash)
      problems.push({ message: `${shown} changed \`${file}\`, which it must leave as it is.` });
  return problems;
}

async function endedWrong(ran: Ran, shown: string, expected: string, context: CheckContext): Promise<CheckProblem> {
  const { result, folder } = ran;
  const how = result.killedBy ? `was ended by ${result.killedBy}` : `ended with exit code ${result.exitCode}`;
  const said = tailOf(result.stderr, folder) || tailOf(result.stdout, folder);
  const fact = `${shown} ${how}, expected was ${expected}.`;
  const place = placeInTraceback(result.stderr, folder);
  const last = said.split('\n').at(-1) ?? '';
  const findings: CheckFinding[] = place
    ? [await findingAt(context.workspace, place.file, { line: place.line }, last || fact)]
    : [];
  return {
    message: said ? `${fact}\n${said}` : fact,
    expected,
    actual: result.killedBy ?? String(result.exitCode),
    findings,
  };
}

async function compare(globs: readonly string[], first: Ran, second: Ran): Promise<CheckProblem[]> {
  const problems: CheckProblem[] = [];
  for (const glob of globs) {
    const files = matching(first.files, [glob]);
    if (files.length === 0)
      problems.push({ message: `The run made no file that matches \`${glob}\`.`, expected: glob });
    for (const file of files) {
      const [one, two] = await Promise.all([
        hashOf(path.join(first.folder, file)),
        hashOf(path.join(second.folder, file)),
      ]);
      if (one !== two)
        problems.push({
          message: `Two runs gave two different \`${file}\`: something in them is left to chance (a seed, the time, the order of files).`,
          expected: 'the same bytes',
          actual: `sha256 ${one.slice(0, 12)} and ${two.slice(0, 12)}`,
        });
    }
  }
  return problems;
}

async function hashOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes ? createHash('sha256').update(bytes).digest('hex') : 'nothing';
}
