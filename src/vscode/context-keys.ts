import * as vscode from 'vscode';
import { fixesTogether } from './diagnostics/fix-edit';
import type { Hints } from './diagnostics/hints';
import type { Catalogue } from './exercise/catalogue';
import { isExerciseDone } from './exercise/next-exercise';
import type { ProgressStore } from './exercise/progress-store';
import type { Sessions } from './exercise/sessions';
import { section } from './settings';

/** Keeps the context keys by which menus, the palette, welcome views and walkthroughs decide what applies. */
export class ContextKeys implements vscode.Disposable {
  private readonly known = new Map<string, boolean>();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly catalogue: Catalogue,
    private readonly progress: ProgressStore,
    private readonly sessions: Sessions,
    private readonly hints: Hints,
  ) {
    this.disposables = [
      catalogue.onDidChange(() => this.setProgress()),
      progress.onDidChange(() => this.setProgress()),
      sessions.onDidChange(() => this.setExercise()),
      hints.onDidChange(() => this.setFile()),
      vscode.window.onDidChangeActiveTextEditor(() => this.setFile()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private setProgress(): void {
    this.set('anyStarted', this.progress.all.size > 0);
    for (const exercise of this.catalogue.exercises) {
      this.set(`done.${exercise.id}`, isExerciseDone(exercise, this.progress.all));
    }
  }

  private setExercise(): void {
    const { current } = this.sessions;
    this.set('inExercise', current !== undefined);
    this.set('needsEnvironment', current?.exercise.python !== undefined);
  }

  private setFile(): void {
    const document = vscode.window.activeTextEditor?.document;
    const findings = document ? this.hints.shown(document) : [];
    this.set('fileHasHints', findings.length > 0);
    this.set('fileHasFixes', fixesTogether(findings).length > 0);
  }

  private set(name: string, value: boolean): void {
    if ((this.known.get(name) ?? false) === value) return;
    this.known.set(name, value);
    void vscode.commands.executeCommand('setContext', `${section}.${name}`, value);
  }
}
