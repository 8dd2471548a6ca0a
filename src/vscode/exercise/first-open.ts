import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExerciseSession } from './exercise-session';

/** Opens the guide by itself when a workspace is opened for the first time, however it came to be: by the editor or by the command line. Later openings restore what the learner left. */
export async function openFirstTime(session: ExerciseSession, state: vscode.Memento): Promise<void> {
  const marker = vscode.Uri.joinPath(session.folder, '.mlops-roadmap', 'exercise.json').fsPath;
  // A folder that was removed and started again under the same name is new.
  const { birthtimeMs, mtimeMs } = await stat(marker);
  const key = `mlopsRoadmap.opened.${session.folder}`;
  const made = Math.round(birthtimeMs || mtimeMs);
  if (state.get(key) === made) return;
  await state.update(key, made);
  await vscode.commands.executeCommand('mlopsRoadmap.openGuide');
}
