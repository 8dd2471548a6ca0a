import * as vscode from 'vscode';
import { abortOn } from '../exercise/abort-on';
import { describeTools } from '../exercise/describe-tools';
import { reportUri } from '../exercise/report-documents';
import type { Command } from './command';

/** Looks for the tools that exercises need and shows what was found, what is missing and how to install it. */
export const runDoctor: Command = {
  id: 'runDoctor',
  doing: 'Running the doctor',
  async run({ catalogue, engine, tools, reports }) {
    await catalogue.load();
    const location = vscode.ProgressLocation.Notification;
    const title = 'Looking for Git, Python, Docker and the other tools';
    const states = await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
      const { signal, dispose } = abortOn(token);
      try {
        return await (await engine()).toolStates(catalogue.exercises, signal);
      } finally {
        dispose();
      }
    });
    void tools.refresh();
    const uri = reportUri('MLOps doctor');
    reports.set(uri, describeTools(states, catalogue.exercises));
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  },
};
