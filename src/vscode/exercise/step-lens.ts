import * as vscode from 'vscode';
import type { Sessions } from './sessions';
import { anchorLine } from './show-step';

/** Code lenses at the place where the step on show begins: *Check step* and *Hint*. */
export class StepLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  private shown = '';

  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly sessions: Sessions) {
    this.listening = sessions.onDidChange(() => {
      const now = sessions.all.map((session) => `${session.folder}/${describe(session)}`).join();
      if (now === this.shown) return;
      this.shown = now;
      this.changed.fire();
    });
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const session = this.sessions.of(document.uri);
    const opens = session?.step.opens;
    if (!session || !opens) return [];
    if (vscode.Uri.joinPath(session.folder, opens.file).toString() !== document.uri.toString()) return [];
    const line = anchorLine(document, opens.at);
    const range = new vscode.Range(line, 0, line, 0);
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(range, { title, command: `mlopsRoadmap.${command}` });
    const isDone = session.isStepDone(session.step.id);
    const lenses = [
      lens(isDone ? '$(pass-filled) Step done: next step' : '$(pass) Check step', isDone ? 'nextStep' : 'checkStep'),
    ];
    if (!vscode.workspace.isTrusted) lenses.length = 0;
    const left = session.step.hints.length - session.hintsShown(session.step);
    if (!isDone && left > 0) lenses.push(lens('$(lightbulb) Hint', 'showHint'));
    return lenses;
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}

function describe(session: Sessions['all'][number]): string {
  return [session.step.id, session.isStepDone(session.step.id), session.hintsShown(session.step)].join('/');
}
