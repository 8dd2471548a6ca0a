import * as vscode from 'vscode';
import type { ExerciseProgress, Progress, ProgressEvent } from '../../lessons/progress';
import { reportProblem } from '../report-problem';

/** What the editor needs of the progress file; evidence of checks is written by the engine. */
export type ProgressFile = Pick<Progress, 'path' | 'read' | 'append' | 'watch' | 'problems'>;

/** Holds the newest reading of the progress file and tells when another window or a terminal wrote to it. */
export class ProgressStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private summary: ReadonlyMap<string, ExerciseProgress> = new Map();
  private watcher: { dispose(): void } | undefined;
  private readonly told = new Set<string>();
  private file: ProgressFile | undefined;
  private isDisposed = false;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly open: () => ProgressFile,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Reads the file for the first time and watches it from then on. */
  async start(): Promise<void> {
    await this.refresh();
    if (this.isDisposed || this.watcher) return;
    const file = this.opened();
    this.watcher = file.watch(() => void this.refresh());
    if (this.isDisposed) this.watcher.dispose();
  }

  /** What is known of an exercise; `undefined` when it was never started. */
  of(exercise: string): ExerciseProgress | undefined {
    return this.summary.get(exercise);
  }

  get all(): ReadonlyMap<string, ExerciseProgress> {
    return this.summary;
  }

  /** Where the file is, or will be. */
  get path(): string {
    return this.opened().path;
  }

  /** Reads the file again. A file that cannot be read is told once; what was known stays. */
  async refresh(): Promise<void> {
    try {
      const file = this.opened();
      this.summary = await file.read();
      this.tell(file.problems());
    } catch (error) {
      this.tellOnce('Reading the progress file', error);
    }
    if (!this.isDisposed) this.changed.fire();
  }

  /** Adds a record; a file that cannot be written is told once and does not stop the learner. */
  async append(record: ProgressEvent): Promise<void> {
    try {
      await this.opened().append(record);
    } catch (error) {
      this.tellOnce('Writing the progress file', error);
    }
  }

  /** Tells each problem with the file once, in the words given. */
  tell(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.told.has(problem)) continue;
      this.told.add(problem);
      this.log.warn(problem);
      void vscode.window.showWarningMessage(problem, 'Open progress file').then((choice) => {
        if (choice) void vscode.commands.executeCommand('mlopsRoadmap.openProgressFile');
      });
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.watcher?.dispose();
    this.changed.dispose();
  }

  private opened(): ProgressFile {
    this.file ??= this.open();
    return this.file;
  }

  private tellOnce(doing: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (this.told.has(message)) return;
    this.told.add(message);
    reportProblem(this.log, doing, error);
  }
}
