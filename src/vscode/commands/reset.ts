import * as vscode from 'vscode';
import type { ResetWhat } from '../../lessons/reset';
import { abortOn } from '../exercise/abort-on';
import type { ExerciseSession } from '../exercise/exercise-session';
import type { Services } from '../services';

/** Asks, puts files back as the exercise started them, and says in which folder it kept what was there. */
export async function reset(
  { engine, log }: Services,
  session: ExerciseSession,
  what: ResetWhat,
  name: string,
): Promise<void> {
  const unsaved = vscode.workspace.textDocuments.filter(
    (document) => document.isDirty && document.uri.toString().startsWith(`${session.folder}/`),
  );
  const detail = 'What is there now is kept in a dated folder first, so that nothing is lost. Your progress stays.';
  const choice = await vscode.window.showWarningMessage(`Reset ${name}?`, { modal: true, detail }, 'Reset');
  if (choice !== 'Reset') return;
  // What is only in the editor would otherwise be lost, and would come back over the reset file.
  for (const document of unsaved) await document.save();
  session.cancel();
  const location = vscode.ProgressLocation.Notification;
  const { keptIn, restored } = await vscode.window.withProgress(
    { location, title: `Resetting ${name}`, cancellable: true },
    async (_, token) => {
      const { signal, dispose } = abortOn(token);
      try {
        return await (await engine()).reset(session.exercise, session.folder.fsPath, what, signal);
      } finally {
        dispose();
      }
    },
  );
  session.forgetReports();
  log.info(`reset ${name}: ${restored.length} files, kept in ${keptIn}`);
  const count = restored.length === 1 ? 'One file is' : `${restored.length} files are`;
  const open = await vscode.window.showInformationMessage(
    `${count} as at the start. What was there is kept in ${keptIn}`,
    'Open kept folder',
  );
  if (open)
    await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(keptIn), { forceNewWindow: true });
}
