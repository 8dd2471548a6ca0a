import path from 'node:path';
import * as vscode from 'vscode';
import { UserProblem } from '../report-problem';
import { sessionOf } from './arguments';
import type { Command } from './command';
import { reset } from './reset';

/** Puts one file back as the exercise started it. */
export const resetFile: Command = {
  id: 'resetFile',
  doing: 'Resetting the file',
  async run(services, argument) {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const session = uri && services.sessions.of(uri);
    if (!uri || !session)
      throw new UserProblem('Open the file of the exercise that you want to reset, then run this again.');
    const file = path.relative(sessionOf(services, uri).folder.fsPath, uri.fsPath).split(path.sep).join('/');
    await reset(services, session, { files: [file] }, file);
  },
};
