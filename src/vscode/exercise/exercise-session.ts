import * as vscode from 'vscode';
import type { Exercise, Step } from '../../lessons/exercise';
import type { CheckEvent, CheckMode, CheckReport, ExerciseReport } from '../../lessons/report';
import type { Engine } from '../engine/engine';
import type { ProgressStore } from './progress-store';

/** A run that goes on. */
export interface SessionRun {
  readonly mode: CheckMode;
  readonly steps: readonly string[];
  /** Ids of the checks that run at this moment. */
  readonly checks: Set<string>;
  readonly isQuiet: boolean;
  progress: string;
  finished: number;
}

/** What a caller of `check` wants. */
export interface SessionCheckRequest {
  readonly steps?: readonly string[];
  readonly mode: CheckMode;
  /** Runs on save tell nobody that they started. */
  readonly isQuiet?: boolean;
}

/** An event of a run, with the session it belongs to. */
export type SessionEvent =
  | { readonly kind: 'begin'; readonly run: SessionRun }
  | { readonly kind: 'check'; readonly run: SessionRun; readonly event: CheckEvent }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'end'; readonly run: SessionRun; readonly report: ExerciseReport | undefined };

/** One exercise open in this window: which step is on show, what is known of its checks, and the run that goes on. */
export class ExerciseSession implements vscode.Disposable {
  /** The last word on each check, by its id. */
  readonly reports = new Map<string, CheckReport>();
  /** Checks that passed before on exactly what is in the folder now. */
  private held: ReadonlySet<string> = new Set();
  /** How many hints of each step were shown in this window or before. */
  private readonly hints = new Map<string, number>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly ran = new vscode.EventEmitter<SessionEvent>();
  private readonly ended = new AbortController();
  private queue: Promise<unknown> = Promise.resolve();
  private cancelRun: AbortController | undefined;
  private waiting = 0;
  private chosen: string | undefined;

  readonly onDidChange = this.changed.event;
  readonly onDidRun = this.ran.event;
  run: SessionRun | undefined;
  /** `undefined` until it was asked. */
  isPrepared: boolean | undefined;
  /** What the last run came to, in a few words. */
  status: string | undefined;

  constructor(
    readonly exercise: Exercise,
    readonly folder: vscode.Uri,
    private readonly engine: () => Promise<Engine>,
    private readonly progress: ProgressStore,
  ) {}

  /** The step on show: the one that was chosen, else the first that is not done, else the last. */
  get step(): Step {
    const { steps } = this.exercise;
    const chosen = steps.find(({ id }) => id === this.chosen);
    const open = steps.find(({ id }) => !this.isStepDone(id));
    const step = chosen ?? open ?? steps.at(-1);
    if (!step) throw new Error(`The exercise ${this.exercise.id} has no steps.`);
    return step;
  }

  get stepIndex(): number {
    return this.exercise.steps.indexOf(this.step);
  }

  get isDone(): boolean {
    return this.exercise.steps.every(({ id }) => this.isStepDone(id));
  }

  isStepDone(step: string): boolean {
    return this.progress.of(this.exercise.id)?.stepsDone.has(step) === true;
  }

  /** How a check stands: its last report, else what the progress file knows of it. */
  outcomeOf(step: string, check: string): CheckReport['outcome'] | 'unknown' {
    const outcome = this.reports.get(check)?.outcome;
    if (outcome && outcome !== 'skipped') return outcome;
    if (this.held.has(check) || this.isStepDone(step)) return 'passed';
    return outcome ?? 'unknown';
  }

  /** Looks up what was found in earlier windows and whether the environment is there. */
  async start(): Promise<void> {
    const engine = await this.engine();
    const { signal } = this.ended;
    this.held = await engine.held(this.exercise, this.folder.fsPath, signal);
    if (vscode.workspace.isTrusted) this.isPrepared = await engine.isPrepared(this.exercise, signal);
    this.changed.fire();
  }

  /** Puts a step on show; `undefined` follows the progress again. */
  choose(step: string | undefined): void {
    this.chosen = step;
    this.status = undefined;
    this.changed.fire();
  }

  /** Hints of a step that were shown so far. */
  hintsShown(step: Step): number {
    const before = this.progress.of(this.exercise.id)?.hintsShown.get(step.id) ?? 0;
    return Math.min(Math.max(this.hints.get(step.id) ?? 0, before), step.hints.length);
  }

  /** Shows one more hint of the step and notes it; returns how many are shown now. */
  async showNextHint(step: Step): Promise<number> {
    const count = Math.min(this.hintsShown(step) + 1, step.hints.length);
    if (count > this.hintsShown(step)) {
      this.hints.set(step.id, count);
      this.changed.fire();
      await this.progress.append({ kind: 'hint', exercise: this.exercise.id, step: step.id, hint: count });
    }
    return count;
  }

  /** Runs checks after those that run already. Rejects when cancelled. A quiet run is left out when another one waits anyway. */
  check(request: SessionCheckRequest, signal: AbortSignal): Promise<ExerciseReport | undefined> {
    if (request.isQuiet && this.waiting > 0) return Promise.resolve(undefined);
    this.waiting++;
    const result = this.queue.then(() => {
      this.waiting--;
      return this.checkNow(request, signal);
    });
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Ends the run that goes on. */
  cancel(): void {
    this.cancelRun?.abort(new vscode.CancellationError());
  }

  /** Forgets what is known of the checks, e.g. after a reset. */
  forgetReports(): void {
    this.reports.clear();
    this.held = new Set();
    this.status = undefined;
    this.changed.fire();
    this.ran.fire({ kind: 'forgotten' });
  }

  /** Tells the surfaces that something beside the checks is different now. */
  touch(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.ended.abort(new vscode.CancellationError());
    this.cancelRun?.abort(new vscode.CancellationError());
    this.changed.dispose();
    this.ran.dispose();
  }

  private async checkNow(request: SessionCheckRequest, signal: AbortSignal): Promise<ExerciseReport> {
    const isTrusted = vscode.workspace.isTrusted;
    // A step that gets done stays on show until the learner goes on.
    this.chosen ??= this.step.id;
    const steps = request.steps ?? this.exercise.steps.map(({ id }) => id);
    const mode = isTrusted ? request.mode : 'static';
    const run: SessionRun = {
      mode,
      steps,
      checks: new Set(),
      isQuiet: request.isQuiet === true,
      progress: 'Checking',
      finished: 0,
    };
    const cancel = new AbortController();
    this.cancelRun = cancel;
    const stop = AbortSignal.any([signal, cancel.signal, this.ended.signal]);
    let report: ExerciseReport | undefined;
    this.run = run;
    try {
      stop.throwIfAborted();
      this.tell({ kind: 'begin', run });
      const engine = await this.engine();
      const onEvent = (event: CheckEvent) => this.hear(run, event);
      const workspace = this.folder.fsPath;
      report = await engine.check(
        { exercise: this.exercise, workspace, steps, mode, trusted: isTrusted, onEvent },
        stop,
      );
      this.progress.tell(report.warnings);
      await this.progress.refresh();
      this.held = await engine.held(this.exercise, workspace, stop);
      this.keep(report);
      return report;
    } finally {
      this.run = undefined;
      this.cancelRun = undefined;
      this.status = report
        ? summarise(report, run)
        : stop.aborted
          ? 'Cancelled.'
          : 'The checks could not be run; see the log.';
      this.tell({ kind: 'end', run, report });
    }
  }

  private hear(run: SessionRun, event: CheckEvent): void {
    const goal = this.checkOf(event.check)?.goal ?? event.check;
    if (event.kind === 'started') run.checks.add(event.check);
    if (event.kind === 'finished') {
      run.checks.delete(event.check);
      run.finished++;
      if (event.result.outcome !== 'skipped') this.reports.set(event.check, event.result);
    }
    run.progress =
      event.kind === 'progress'
        ? `${goal}: ${event.message}`
        : ([...run.checks].map((id) => this.checkOf(id)?.goal ?? id)[0] ?? run.progress);
    this.tell({ kind: 'check', run, event });
  }

  private checkOf(id: string) {
    return this.exercise.steps.flatMap(({ checks }) => checks).find((check) => check.id === id);
  }

  private keep(report: ExerciseReport): void {
    for (const check of report.steps.flatMap(({ checks }) => checks)) {
      // What was not run keeps its last word, unless that was a pass on content that is no longer there.
      const isStale = this.reports.get(check.id)?.outcome === 'passed' && !this.held.has(check.id);
      if (check.outcome !== 'skipped' || isStale || !this.reports.has(check.id)) this.reports.set(check.id, check);
    }
  }

  private tell(event: SessionEvent): void {
    this.ran.fire(event);
    this.changed.fire();
  }
}

function summarise({ steps }: ExerciseReport, { mode }: SessionRun): string {
  const checks = steps.flatMap((step) => step.checks);
  const count = (outcome: CheckReport['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const parts = [`${count('passed')} of ${checks.length} met`];
  if (count('blocked') > 0) parts.push(`${count('blocked')} could not be checked here`);
  if (count('skipped') > 0) parts.push(`${count('skipped')} not run${mode === 'all' ? '' : ', as they take longer'}`);
  return `${parts.join(', ')}.`;
}
