import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Tools } from '../tools/tools';
import { hashContent } from './content-hash';
import type { CheckSpec, Exercise, Step } from './exercise';
import { readMarker } from './marker';
import { type ExerciseProgress, type Progress, type ProgressEvent, stepsDoneSince } from './progress';
import type { CheckEvent, CheckMode, CheckReport, ExerciseReport, StepReport } from './report';
import { kindOf, type RunScope, runCheck } from './run-check';

/** What to run, and how much of it. */
export interface RunRequest {
  readonly exercise: Exercise;
  readonly workspace: string;
  /** Ids of steps; all when absent. */
  readonly steps?: readonly string[];
  readonly mode: CheckMode;
  /** In an untrusted workspace only static checks run, whatever the mode. */
  readonly trusted: boolean;
  readonly tools: Tools;
  /** Where evidence is read and written; none is when absent. */
  readonly progress?: Progress;
  readonly onEvent?: (event: CheckEvent) => void;
}

/** Kinds that share one thing of the machine (an engine, its ports), so that one runs at a time. */
const oneAtATime = new Set(['docker-image', 'container', 'http', 'workflow']);

/**
 * Runs the checks of an exercise: those that read files side by side, then those that start something, as many as there are processors.
 * Writes evidence of what passed. Rejects only when cancelled, or when the workspace is gone.
 */
export async function runChecks(request: RunRequest, signal: AbortSignal): Promise<ExerciseReport> {
  const { exercise, mode, trusted, progress } = request;
  const workspace = await realpath(request.workspace).catch(() => {
    throw new Error(`The folder ${request.workspace} is not there any more.`);
  });
  const steps = exercise.steps.filter(({ id }) => request.steps?.includes(id) ?? true);
  const tell = request.onEvent ?? (() => {});
  const scope: RunScope = {
    exercise,
    workspace,
    tools: request.tools,
    shared: new Map(),
    onProgress: (step, check, message) => tell({ kind: 'progress', step, check, message }),
    signal,
  };
  const jobs = steps.flatMap((step) => step.checks.map((spec) => ({ step, spec })));
  const reports = new Map<CheckSpec, CheckReport>();
  const run = async ({ step, spec }: (typeof jobs)[number]) => {
    signal.throwIfAborted();
    tell({ kind: 'started', step: step.id, check: spec.id });
    const result = await runCheck(scope, step, spec);
    reports.set(spec, result);
    tell({ kind: 'finished', step: step.id, check: spec.id, result });
  };

  const isStatic = ({ spec }: (typeof jobs)[number]) => kindOf(spec.kind).isStatic(spec.with);
  const wanted = jobs.filter((job) => {
    if (isStatic(job)) return true;
    return trusted && (mode === 'all' || (mode === 'quick' && kindOf(job.spec.kind).quick(job.spec.with)));
  });
  const starting = wanted.filter((job) => !isStatic(job));
  await Promise.all(wanted.filter(isStatic).map(run));
  await Promise.all([
    inTurn(
      starting.filter(({ spec }) => oneAtATime.has(spec.kind)),
      1,
      run,
    ),
    inTurn(
      starting.filter(({ spec }) => !oneAtATime.has(spec.kind)),
      Math.max(1, availableParallelism() - 1),
      run,
    ),
  ]);

  const hash = await hashContent(workspace, signal);
  const warnings: string[] = [];
  const known = await progress?.read().catch((error: Error) => void warnings.push(error.message));
  const before = known?.get(exercise.id);
  const stepReports = steps.map((step): StepReport => {
    const checks = step.checks.map((spec) => reports.get(spec) ?? skip(spec, mode, trusted));
    const holds = (check: CheckReport) =>
      check.outcome === 'passed' || (check.outcome === 'skipped' && before?.hashes.get(check.id)?.has(hash) === true);
    return { id: step.id, title: step.title, passed: checks.every(holds), checks };
  });
  const created = (await readMarker(workspace).catch(() => undefined))?.created ?? '';
  const evidence = collectEvidence(exercise, stepReports, hash, before, stepsDoneSince(before, created));
  await progress?.append(...evidence).catch((error: Error) => void warnings.push(error.message));
  return { exercise: exercise.id, passed: stepReports.every(({ passed }) => passed), steps: stepReports, warnings };
}

type Before = Pick<ExerciseProgress, 'checksPassed' | 'hashes'>;

/** What is new to the progress file, so that checking again and again does not make it grow; `done` are the steps that this workspace had done. */
function collectEvidence(
  exercise: Exercise,
  steps: readonly StepReport[],
  hash: string,
  before: Before | undefined,
  done: Set<string>,
): ProgressEvent[] {
  const events: ProgressEvent[] = before ? [] : [{ kind: 'started', exercise: exercise.id }];
  const specs = exercise.steps.flatMap(({ checks }) => checks);
  const slow = new Set(specs.filter((spec) => !kindOf(spec.kind).quick(spec.with)).map(({ id }) => id));
  for (const step of steps) {
    for (const { id, outcome } of step.checks) {
      // What runs on every save is noted once; what is slow is noted for each content, so that it need not run again.
      const isKnown = slow.has(id) ? before?.hashes.get(id)?.has(hash) : before?.checksPassed.has(id);
      if (outcome === 'passed' && !isKnown)
        events.push({ kind: 'check', exercise: exercise.id, step: step.id, check: id, hash });
    }
    if (step.passed && !done.has(step.id)) events.push({ kind: 'step', exercise: exercise.id, step: step.id, hash });
    if (step.passed) done.add(step.id);
  }
  const isNew = events.some(({ kind }) => kind === 'step');
  if (isNew && exercise.steps.every(({ id }) => done.has(id)))
    events.push({ kind: 'exercise', exercise: exercise.id, hash });
  return events;
}

function skip(spec: CheckSpec, mode: CheckMode, trusted: boolean): CheckReport {
  const reason = trusted
    ? mode === 'static'
      ? 'it starts a program, and only files were looked at'
      : 'it takes longer than a moment; run all checks to see'
    : 'this folder is not trusted, so nothing is started in it';
  return {
    id: spec.id,
    goal: spec.goal,
    outcome: 'skipped',
    message: `Not run: ${reason}.`,
    why: spec.why,
    try: spec.try,
    findings: [],
    milliseconds: 0,
  };
}

/** Does the jobs in order, at most `width` at a time; stops at the first that rejects. */
async function inTurn<T>(jobs: readonly T[], width: number, work: (job: T) => Promise<void>): Promise<void> {
  const left = [...jobs];
  const worker = async () => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await work(job);
  };
  const results = await Promise.allSettled(Array.from({ length: width }, worker));
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected) throw rejected.reason;
}

/** The step that is next: the first that is not done, else `undefined`. */
export function nextStep(exercise: Exercise, stepsDone: ReadonlySet<string>): Step | undefined {
  return exercise.steps.find(({ id }) => !stepsDone.has(id));
}
