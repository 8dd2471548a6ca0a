import * as vscode from 'vscode';
import type { CheckSpec, Step } from '../../lessons/exercise';
import type { CheckReport } from '../../lessons/report';
import { abortOn } from '../exercise/abort-on';
import type { ExerciseSession, SessionEvent } from '../exercise/exercise-session';
import type { Sessions } from '../exercise/sessions';
import { anchorLine } from '../exercise/show-step';
import { isAbort, reportProblem } from '../report-problem';
import { failureMessage } from './failure-message';

/** What a test item stands for. */
export type TestData =
  | { readonly kind: 'exercise'; readonly session: ExerciseSession }
  | { readonly kind: 'step'; readonly session: ExerciseSession; readonly step: Step }
  | { readonly kind: 'check'; readonly session: ExerciseSession; readonly step: Step; readonly check: CheckSpec };

/** The exercises of this window in the Test Explorer: every check a test. Runs that start elsewhere (guide, save) show their results here as well. */
export class ExerciseTests implements vscode.Disposable {
  readonly controller = vscode.tests.createTestController('mlopsRoadmap.checks', 'MLOps exercises');
  private readonly data = new WeakMap<vscode.TestItem, TestData>();
  private readonly items = new Map<string, vscode.TestItem>();
  private readonly listening = new Map<ExerciseSession, vscode.Disposable>();
  private readonly disposables: vscode.Disposable[];
  /** Sessions whose run was started from here: its own test run shows the results. */
  private readonly running = new Set<ExerciseSession>();

  constructor(
    sessions: Sessions,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const { Run } = vscode.TestRunProfileKind;
    this.controller.createRunProfile('Check', Run, (request, token) => this.run(request, 'all', token), true);
    this.controller.createRunProfile('Check without running anything', Run, (request, token) =>
      this.run(request, 'static', token),
    );
    this.disposables = [
      this.controller,
      sessions.onDidAdd((session) => this.add(session)),
      sessions.onDidRemove((session) => this.remove(session)),
    ];
    for (const session of sessions.all) this.add(session);
  }

  dispose(): void {
    vscode.Disposable.from(...this.listening.values(), ...this.disposables).dispose();
  }

  private add(session: ExerciseSession): void {
    this.listening.set(
      session,
      session.onDidRun((event) => void this.mirror(session, event)),
    );
    const { exercise, folder } = session;
    const root = this.item(folder.toString(), exercise.title, folder, { kind: 'exercise', session });
    for (const [index, step] of exercise.steps.entries()) {
      const file = step.opens && vscode.Uri.joinPath(folder, step.opens.file);
      const stepItem = this.item(`${root.id}#${step.id}`, `${index + 1}. ${step.title}`, file, {
        kind: 'step',
        session,
        step,
      });
      stepItem.sortText = String(index).padStart(3, '0');
      for (const [place, check] of step.checks.entries()) {
        const at = check.at ? vscode.Uri.joinPath(folder, check.at.file) : file;
        const item = this.item(`${root.id}#${check.id}`, check.goal, at, { kind: 'check', session, step, check });
        item.sortText = String(place).padStart(3, '0');
        stepItem.children.add(item);
        if (at) void this.anchor(item, at, check.at?.text ?? step.opens?.at);
      }
      root.children.add(stepItem);
    }
    this.controller.items.add(root);
  }

  private remove(session: ExerciseSession): void {
    this.listening.get(session)?.dispose();
    this.listening.delete(session);
    const root = session.folder.toString();
    this.controller.items.delete(root);
    for (const id of this.items.keys()) if (id === root || id.startsWith(`${root}#`)) this.items.delete(id);
  }

  private item(id: string, label: string, uri: vscode.Uri | undefined, data: TestData): vscode.TestItem {
    const item = this.controller.createTestItem(id, label, uri);
    this.data.set(item, data);
    this.items.set(id, item);
    return item;
  }

  private async anchor(item: vscode.TestItem, uri: vscode.Uri, text: string | undefined): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      item.range = document.lineAt(anchorLine(document, text)).range;
    } catch {
      // A file that the learner has yet to make has no line.
    }
  }

  private async run(
    request: vscode.TestRunRequest,
    mode: 'all' | 'static',
    token: vscode.CancellationToken,
  ): Promise<void> {
    const run = this.controller.createTestRun(request);
    const excluded = new Set(request.exclude);
    const wanted = new Map<ExerciseSession, Map<Step, vscode.TestItem[]>>();
    for (const item of request.include ?? [...this.controller.items].map(([, root]) => root)) {
      this.collect(item, excluded, wanted);
    }
    try {
      await Promise.all([...wanted].map(([session, steps]) => this.runSession(session, steps, mode, run, token)));
    } finally {
      run.end();
    }
  }

  private async runSession(
    session: ExerciseSession,
    steps: ReadonlyMap<Step, readonly vscode.TestItem[]>,
    mode: 'all' | 'static',
    run: vscode.TestRun,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const wanted = new Set([...steps.values()].flat());
    for (const item of wanted) run.enqueued(item);
    const told: Promise<void>[] = [];
    const listener = session.onDidRun((event) => told.push(this.show(session, event, run, wanted)));
    const { signal, dispose } = abortOn(token);
    this.running.add(session);
    try {
      await session.check({ steps: [...steps.keys()].map(({ id }) => id), mode }, signal);
    } catch (error) {
      if (!isAbort(error)) reportProblem(this.log, 'Checking', error);
    } finally {
      this.running.delete(session);
      listener.dispose();
      dispose();
      await Promise.all(told);
    }
  }

  private collect(
    item: vscode.TestItem,
    excluded: ReadonlySet<vscode.TestItem>,
    wanted: Map<ExerciseSession, Map<Step, vscode.TestItem[]>>,
  ): void {
    const data = this.data.get(item);
    if (!data || excluded.has(item)) return;
    if (data.kind !== 'check') {
      for (const [, child] of item.children) this.collect(child, excluded, wanted);
      return;
    }
    const steps = wanted.get(data.session) ?? new Map<Step, vscode.TestItem[]>();
    wanted.set(data.session, steps);
    steps.set(data.step, [...(steps.get(data.step) ?? []), item]);
  }

  /** Shows a run that was started elsewhere, when it ends and only with what it really ran. */
  private async mirror(session: ExerciseSession, event: SessionEvent): Promise<void> {
    if (event.kind === 'forgotten') this.controller.invalidateTestResults(this.items.get(session.folder.toString()));
    if (event.kind !== 'end' || !event.report || this.running.has(session)) return;
    const reports = event.report.steps.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome !== 'skipped');
    const items = reports.flatMap(({ id }) => this.items.get(`${session.folder}#${id}`) ?? []);
    if (items.length === 0) return;
    const run = this.controller.createTestRun(new vscode.TestRunRequest(items), undefined, false);
    try {
      for (const report of reports) await this.tell(session, report, run);
    } finally {
      run.end();
    }
  }

  private async show(
    session: ExerciseSession,
    event: SessionEvent,
    run: vscode.TestRun,
    wanted: ReadonlySet<vscode.TestItem>,
  ): Promise<void> {
    if (event.kind !== 'check') return;
    const item = this.items.get(`${session.folder}#${event.event.check}`);
    if (!item || !wanted.has(item)) return;
    if (event.event.kind === 'started') run.started(item);
    if (event.event.kind === 'progress') run.appendOutput(`${event.event.message}\r\n`, undefined, item);
    if (event.event.kind === 'finished') await this.tell(session, event.event.result, run);
  }

  private async tell(session: ExerciseSession, report: CheckReport, run: vscode.TestRun): Promise<void> {
    const item = this.items.get(`${session.folder}#${report.id}`);
    if (!item) return;
    const { outcome, milliseconds } = report;
    switch (outcome) {
      case 'passed':
        run.passed(item, milliseconds);
        return;
      case 'failed':
        run.failed(item, await failureMessage(session.folder, item, report), milliseconds);
        return;
      case 'blocked':
        // Skipping would hide the reason, and failing would blame the learner: an error is neither.
        run.errored(
          item,
          new vscode.TestMessage(`Cannot be checked here, which is not your fault: ${report.message}`),
          milliseconds,
        );
        return;
      case 'skipped':
        run.skipped(item);
        return;
      default:
        outcome satisfies never;
    }
  }
}
