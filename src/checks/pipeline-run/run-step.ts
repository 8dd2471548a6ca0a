import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Job, Pipeline, Setting, Step } from '../../parse/pipeline';
import { findAction } from './actions';
import { readCommandFile } from './command-file';
import { ExpressionProblem, fillIn } from './evaluate';
import type { RunOptions } from './run-pipeline';
import { shellCommand } from './shell-command';
import type { Contexts, Result, Status } from './values';

/** How one step went. */
export interface StepRun {
  readonly job: string;
  readonly step: Step;
  /** What it is called in messages: its name, else its first line. */
  readonly title: string;
  /** `failure` even where `continue-on-error` lets the job go on. */
  readonly outcome: Result;
  readonly conclusion: Result;
  readonly exitCode: number | undefined;
  /** What it printed, both streams, or why it was not run. */
  readonly output: string;
  /** False for an action that is only noted here. */
  readonly real: boolean;
}

/** What a job hands from step to step. */
export interface JobState {
  readonly folder: string;
  readonly workspace: string;
  /** From `$GITHUB_ENV`. */
  readonly env: Map<string, string>;
  /** From `$GITHUB_PATH`, the last first. */
  readonly paths: string[];
  readonly outputs: Map<string, { outputs: Record<string, string>; outcome: Result; conclusion: Result }>;
}

/** The values of settings, those further in over those further out, with expressions filled in. */
export function settle(groups: readonly (readonly Setting[])[], contexts: Contexts): Map<string, string> {
  const result = new Map<string, string>();
  for (const group of groups) {
    for (const { name, value } of group) {
      const env = { ...(contexts['env'] as Record<string, string> | undefined), ...Object.fromEntries(result) };
      result.set(name.value, fillIn(value.value, { ...contexts, env }));
    }
  }
  return result;
}

/** Runs one step for real, or simulates its action. The learner's mistakes are a result; only an abort rejects. */
export async function runStep(
  step: Step,
  job: Job,
  pipeline: Pipeline,
  state: JobState,
  contexts: Contexts,
  status: Status,
  options: RunOptions,
): Promise<StepRun> {
  const title = titleOf(step);
  const finish = (outcome: Result, output: string, more: Partial<StepRun> = {}): StepRun => ({
    job: job.id.value,
    step,
    title,
    outcome,
    conclusion: outcome === 'failure' && mayFail(step, contexts) ? 'success' : outcome,
    exitCode: undefined,
    output,
    real: true,
    ...more,
  });
  try {
    if (step.uses) return await useAction(step.uses.value, step, state, contexts, options, finish);
    if (step.run) return await runScript(step.run.value, step, job, pipeline, state, contexts, status, options, finish);
    return finish('failure', 'It has neither `run` nor `uses`.');
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof ExpressionProblem) return finish('failure', `GitHub refuses the expression ${error.message}`);
    throw error;
  }
}

export function titleOf({ name, run, uses }: Step): string {
  return name?.value ?? uses?.value ?? run?.value.trim().split(/\r?\n/)[0]?.slice(0, 80) ?? 'a step';
}

function mayFail({ mayFail: flag }: Step, contexts: Contexts): boolean {
  if (flag === undefined) return false;
  return typeof flag.value === 'boolean' ? flag.value : fillIn(flag.value, contexts) === 'true';
}

type Finish = (outcome: Result, output: string, more?: Partial<StepRun>) => StepRun;

async function useAction(
  uses: string,
  step: Step,
  state: JobState,
  contexts: Contexts,
  options: RunOptions,
  finish: Finish,
): Promise<StepRun> {
  const action = findAction(uses);
  if (!action || options.skip.some((pattern) => pattern.test(uses)))
    return finish('success', 'not run here', { real: false });
  const { ok, output, outputs } = await action({
    workspace: state.workspace,
    source: options.source,
    artifacts: options.artifacts,
    inputs: settle([step.inputs], contexts),
    pythonVersion: options.python?.version,
  });
  if (step.id) state.outputs.set(step.id, { outputs: { ...outputs }, outcome: 'success', conclusion: 'success' });
  return finish(ok ? 'success' : 'failure', output);
}

async function runScript(
  written: string,
  step: Step,
  job: Job,
  pipeline: Pipeline,
  state: JobState,
  contexts: Contexts,
  status: Status,
  options: RunOptions,
  finish: Finish,
): Promise<StepRun> {
  const files = path.join(state.folder, `step-${options.counter()}`);
  await mkdir(files, { recursive: true });
  const commandFiles = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'].map((name) => [
      name,
      path.join(files, name),
    ]),
  );
  for (const file of Object.values(commandFiles)) await writeFile(file, '');
  const script = path.join(files, 'script');
  await writeFile(script, fillIn(written, contexts, status));
  const shell = fillIn((step.shell ?? job.shell ?? pipeline.shell)?.value ?? '', contexts);
  const command = shellCommand(shell, script, options.python?.file);
  if (!command) return finish('failure', `The shell \`${shell}\` cannot be run here.`);
  const folder = fillIn(
    (step.workingDirectory ?? job.workingDirectory ?? pipeline.workingDirectory)?.value ?? '',
    contexts,
  );
  const cwd = path.resolve(state.workspace, folder || '.');
  if (path.relative(options.root, cwd).startsWith('..'))
    return finish('failure', `The working directory \`${folder}\` is outside the job's folder.`);
  const minutes = step.timeoutMinutes ? Number(fillIn(String(step.timeoutMinutes.value), contexts)) : undefined;
  const timeoutMs = Math.max(
    1,
    Math.min(options.deadline - Date.now(), minutes ? minutes * 60_000 : Number.POSITIVE_INFINITY),
  );
  const separator = process.platform === 'win32' ? ';' : ':';
  const result = await options.tools.processes.run(
    {
      ...command,
      cwd,
      env: {
        ...options.baseEnv,
        ...(contexts['env'] as Record<string, string>),
        ...commandFiles,
        GITHUB_WORKSPACE: state.workspace,
        GITHUB_JOB: job.id.value,
        HOME: path.join(state.folder, 'home'),
        RUNNER_TEMP: path.join(state.folder, 'temp'),
        TMPDIR: path.join(state.folder, 'temp'),
        PATH: [...state.paths, ...(options.python ? [options.python.bin] : []), process.env['PATH'] ?? ''].join(
          separator,
        ),
      },
      timeoutMs,
      maxOutputBytes: 256 << 10,
    },
    options.signal,
  );
  const output = `${result.stdout}${result.stderr}`;
  if (result.missing)
    return finish('failure', `\`${command.file}\` was not found, or the folder \`${folder || '.'}\` does not exist.`);
  if (result.timedOut)
    return finish('failure', `It did not end in time (${Math.round(timeoutMs / 1000)} seconds).\n${output}`);
  try {
    const values = readCommandFile(await readFile(commandFiles['GITHUB_OUTPUT'] ?? '', 'utf8'));
    const env = readCommandFile(await readFile(commandFiles['GITHUB_ENV'] ?? '', 'utf8'));
    for (const [name, value] of env) state.env.set(name, value);
    if (step.id)
      state.outputs.set(step.id, { outputs: Object.fromEntries(values), outcome: 'success', conclusion: 'success' });
  } catch (error) {
    return finish(
      'failure',
      `${output}\nA command file cannot be read: ${error instanceof Error ? error.message : error}.`,
      { exitCode: result.exitCode },
    );
  }
  const added = (await readFile(commandFiles['GITHUB_PATH'] ?? '', 'utf8'))
    .split(/\r?\n/)
    .filter((line) => line !== '');
  state.paths.unshift(...added.reverse());
  return finish(result.exitCode === 0 ? 'success' : 'failure', output, { exitCode: result.exitCode });
}
