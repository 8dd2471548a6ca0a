import * as vscode from 'vscode';
import type { ExerciseSession } from './exercise-session';

/** Opens the file that the step on show is about, at the line of its anchor, in the first column; a file that is not there yet opens nothing. */
export async function showStepFile(session: ExerciseSession): Promise<void> {
  const { opens } = session.step;
  if (!opens) return;
  const uri = vscode.Uri.joinPath(session.folder, opens.file);
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  const document = await vscode.workspace.openTextDocument(uri);
  await showAt(document, anchorLine(document, opens.at));
}

/** Opens a file of the exercise at a line (from 1). */
export async function showPlace(session: ExerciseSession, path: string, line: number | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(session.folder, path));
  await showAt(document, line === undefined ? 0 : line - 1);
}

/** The line (from 0) of the first occurrence of an anchor's text; the first line when it is gone or was not given. */
export function anchorLine(
  document: Pick<vscode.TextDocument, 'getText' | 'positionAt'>,
  text: string | undefined,
): number {
  const offset = text === undefined ? -1 : document.getText().indexOf(text);
  return offset < 0 ? 0 : document.positionAt(offset).line;
}

async function showAt(document: vscode.TextDocument, line: number): Promise<void> {
  const { range } = document.lineAt(Math.min(Math.max(line, 0), document.lineCount - 1));
  const end = new vscode.Range(range.end, range.end);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, selection: end });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
