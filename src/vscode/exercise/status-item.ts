import * as vscode from 'vscode';
import type { Sessions } from './sessions';

/** The one status bar item: which exercise and step, and how it stands. Pressing it opens the guide. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'mlopsRoadmap.exercise',
    vscode.StatusBarAlignment.Left,
    10,
  );
  private readonly listening: vscode.Disposable;

  constructor(private readonly sessions: Sessions) {
    this.item.name = 'MLOps exercise';
    this.item.command = 'mlopsRoadmap.openGuide';
    this.listening = sessions.onDidChange(() => this.show());
  }

  dispose(): void {
    this.listening.dispose();
    this.item.dispose();
  }

  private show(): void {
    const session = this.sessions.current;
    if (!session) {
      this.item.hide();
      return;
    }
    const { exercise, step, stepIndex, run, isDone } = session;
    const place = `step ${stepIndex + 1} of ${exercise.steps.length}`;
    const stepDone = session.isStepDone(step.id);
    const icon = run && !run.isQuiet ? '$(sync~spin)' : isDone || stepDone ? '$(pass-filled)' : '$(mortar-board)';
    const state = isDone ? 'exercise done' : run && !run.isQuiet ? 'checking' : stepDone ? 'step done' : 'in progress';
    this.item.text = `${icon} ${exercise.title}: ${isDone ? 'done' : place}`;
    this.item.tooltip = new vscode.MarkdownString();
    this.item.tooltip.appendText(`${step.title}: ${state}. Open the guide.`);
    this.item.accessibilityInformation = {
      label: `MLOps exercise ${exercise.title}, ${place}, ${step.title}, ${state}`,
    };
    this.item.show();
  }
}
