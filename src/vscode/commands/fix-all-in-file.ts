import * as vscode from 'vscode';
import { fixEdit, fixesTogether } from '../diagnostics/fix-edit';
import type { Command } from './command';

/** Fixes that wait for others need another round; more rounds than this would be two fixes that undo each other. */
const maxRounds = 5;

/** Applies every safe fix of the hints in the file on show. */
export const fixAllInFile: Command = {
  id: 'fixAllInFile',
  doing: 'Fixing the file',
  async run({ hints }) {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    let count = 0;
    for (let round = 0; round < maxRounds; round++) {
      const fixes = fixesTogether((await hints.fresh(document)).findings);
      if (fixes.length === 0) break;
      if (!(await vscode.workspace.applyEdit(fixEdit(document, fixes)))) break;
      count += fixes.length;
    }
    const said =
      count === 0 ? 'No hint in this file has a safe fix.' : `${count === 1 ? 'One hint' : `${count} hints`} fixed.`;
    vscode.window.setStatusBarMessage(said, 5000);
  },
};
