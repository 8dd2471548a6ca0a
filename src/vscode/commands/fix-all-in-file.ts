import * as vscode from 'vscode';
import { fixAllEdit } from '../diagnostics/fix-all';
import type { Command } from './command';

/** Applies every safe fix of the hints in the file on show. */
export const fixAllInFile: Command = {
  id: 'fixAllInFile',
  doing: 'Fixing the file',
  async run({ hints }) {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const all = await fixAllEdit(document, (await hints.fresh(document)).findings, hints);
    const count = all && (await vscode.workspace.applyEdit(all.edit)) ? all.count : 0;
    const said =
      count === 0 ? 'No hint in this file has a safe fix.' : `${count === 1 ? 'One hint' : `${count} hints`} fixed.`;
    vscode.window.setStatusBarMessage(said, 5000);
  },
};
