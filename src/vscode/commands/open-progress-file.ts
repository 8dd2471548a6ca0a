import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Command } from './command';

/** Opens the progress file: plain lines that can be read, copied to another machine, or deleted. */
export const openProgressFile: Command = {
  id: 'openProgressFile',
  doing: 'Opening the progress file',
  async run({ progress }) {
    const file = progress.path;
    const exists = await stat(file).catch(() => undefined);
    if (!exists) {
      void vscode.window.showInformationMessage(`Nothing is noted yet. Your progress will stand in ${file}`);
      return;
    }
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  },
};
