import * as vscode from 'vscode';
import { sessionOf } from './arguments';
import type { Command } from './command';

/** Opens the place in the exercise that an unmet check speaks of. */
export const openFinding: Command = {
  id: 'openFinding',
  doing: 'Opening the place',
  async run(services, path, offset) {
    if (typeof path !== 'string' || typeof offset !== 'number') return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(sessionOf(services).folder, path));
    const position = document.positionAt(offset);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(position, position),
    });
  },
};
