import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Job, Matrix, Pipeline } from '../../parse/pipeline';
import { ExpressionProblem, fillIn, holds } from './evaluate';
import type { RunOptions } from './run-pipeline';
import { type JobState, runStep, type StepRun, settle, titleOf } from './run-step';
import type { Contexts, Result, Status, Value } from './values';

/** How one job went. */
export interface JobRun {
  readonly job: Job;
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepRun[];
  /** Why it was skipped or could not start. */
  readonly note: string | undefined;
}

/** The jobs that ended before: those that a job names in `needs`, and with them all that these needed. */
export interface Earlier {
  readonly needs: readonly JobRun[];
  readonly all: readonly JobRun[];
}

/** Runs one job in a folder of its own, as a fresh runner would. */
export async function runJob(job: Job, pipeline: Pipeline, earlier: Earlier, options: RunOptions): Promise<JobRun> {
  const ended = (result: Result, note: string | undefined, steps: readonly StepRun[] = [], outputs = {}): JobRun => ({
    job,
    result,
    outputs,
    steps,
    note,
  });
  const needs = Object.fromEntries(
    earlier.needs.map(({ job: { id }, result, outputs }) => [id.value, { result, outputs }]),
  );
  const results = earlier.all.map(({ result }) => result);
  const status: Status =
    results.find((result) => result === 'failure') ?? results.find((result) => result !== 'success') ?? 'success';
  const contexts: Contexts = {
    ...options.contexts,
    needs: needs as Value,
    matrix: firstCombination(job.matrix),
    strategy: {},
  };
  try {
    // A job whose need was skipped is skipped too, unless it says otherwise.
    if (!holds(job.condition?.value, contexts, status))
      return ended('skipped', status === 'success' ? 'its condition does not hold' : 'a job it needs did not succeed');
    if (job.calls) return ended('success', `it calls ${job.calls.value}, which is not run here`);
    return await runSteps(job, pipeline, contexts, options, ended);
  } catch (error) {
    if (error instanceof ExpressionProblem) return ended('failure', `GitHub refuses the expression ${error.message}`);
    throw error;
  }
}

async function runSteps(
  job: Job,
  pipeline: Pipeline,
  contexts: Contexts,
  options: RunOptions,
  ended: (
    result: Result,
    note: string | undefined,
    steps?: readonly StepRun[],
    outputs?: Record<string, string>,
  ) => JobRun,
): Promise<JobRun> {
  const folder = path.join(options.root, job.id.value);
  const state: JobState = {
    folder,
    workspace: path.join(folder, 'work'),
    env: new Map(),
    paths: [],
    outputs: new Map(),
  };
  for (const each of [state.workspace, path.join(folder, 'home'), path.join(folder, 'temp')])
    await mkdir(each, { recursive: true });
  const steps: StepRun[] = [];
  let status: 'success' | 'failure' = 'success';
  const now = (): Contexts => ({
    ...contexts,
    github: { ...(contexts['github'] as Record<string, Value>), workspace: state.workspace, job: job.id.value },
    job: { status },
    steps: Object.fromEntries(state.outputs),
  });
  for (const step of job.steps) {
    options.signal.throwIfAborted();
    const outer = settle([pipeline.env, job.env], now());
    const withJob = { ...now(), env: { ...Object.fromEntries(outer), ...Object.fromEntries(state.env) } };
    const env = { ...withJob.env, ...Object.fromEntries(settle([step.env], withJob)) };
    const inStep: Contexts = { ...withJob, env };
    options.report(`${job.id.value}: ${titleOf(step)}`);
    const run: StepRun = holds(step.condition?.value, inStep, status)
      ? await runStep(step, job, pipeline, state, inStep, status, options)
      : {
          job: job.id.value,
          step,
          title: titleOf(step),
          outcome: 'skipped',
          conclusion: 'skipped',
          exitCode: undefined,
          output: '',
          real: true,
        };
    steps.push(run);
    if (step.id)
      state.outputs.set(step.id, {
        outputs: state.outputs.get(step.id)?.outputs ?? {},
        outcome: run.outcome,
        conclusion: run.conclusion,
      });
    if (run.conclusion === 'failure') status = 'failure';
  }
  const outputs = Object.fromEntries(
    job.outputs.map(({ name, value }) => [name.value, fillIn(value.value, now(), status)]),
  );
  const forgiven =
    job.mayFail !== undefined && (job.mayFail.value === true || fillIn(String(job.mayFail.value), contexts) === 'true');
  return ended(status === 'failure' && forgiven ? 'success' : status, undefined, steps, outputs);
}

/** The first combination of a matrix, which stands for all. */
function firstCombination(matrix: Matrix | undefined): Value {
  if (!matrix?.axes) return {};
  const first = matrix.axes.map(({ name, values }) => [name, values[0] ?? null] as const);
  return { ...(first.length === 0 ? matrix.include[0] : undefined), ...Object.fromEntries(first) } as Value;
}
