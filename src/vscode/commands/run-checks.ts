import * as vscode from 'vscode';
import { abortOn } from '../exercise/abort-on';
import type { ExerciseSession, SessionCheckRequest } from '../exercise/exercise-session';
import { isAbort } from '../report-problem';
import type { Services } from '../services';

/** Runs checks with progress that can be cancelled; where the guide is not in sight, says in the end how it came out. */
export async function runChecks(
  { guide }: Services,
  session: ExerciseSession,
  request: SessionCheckRequest,
): Promise<void> {
  // With the guide in sight its own line shows the progress, with a button to cancel.
  const location = guide.isVisible ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification;
  const title = `Checking ${session.exercise.title}`;
  const report = await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const { signal, dispose } = abortOn(token);
    const listener = session.onDidRun((event) => {
      if (event.kind === 'check') progress.report({ message: event.run.progress });
    });
    try {
      return await session.check(request, signal);
    } catch (error) {
      if (isAbort(error)) return undefined;
      throw error;
    } finally {
      listener.dispose();
      dispose();
    }
  });
  if (!report || guide.isVisible) return;
  if (report.passed) {
    const choice = await vscode.window.showInformationMessage(
      `${title.replace('Checking ', '')}: all checked steps are done.`,
      'Next step',
      'Open guide',
    );
    if (choice === 'Next step') await vscode.commands.executeCommand('mlopsRoadmap.nextStep');
    if (choice === 'Open guide') await vscode.commands.executeCommand('mlopsRoadmap.openGuide');
    return;
  }
  const choice = await vscode.window.showWarningMessage(
    `${session.exercise.title}: ${session.status ?? ''}`,
    'Why am I not done?',
    'Open guide',
  );
  if (choice === 'Open guide') await vscode.commands.executeCommand('mlopsRoadmap.openGuide');
  else if (choice) await vscode.commands.executeCommand('mlopsRoadmap.explainUnmet');
}
