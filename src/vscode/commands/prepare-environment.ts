import * as vscode from 'vscode';
import { abortOn } from '../exercise/abort-on';
import { sessionOf } from './arguments';
import type { Command } from './command';

/** Makes the Python environment of the exercise, with progress and a log; what is installed goes into a folder of ours. */
export const prepareEnvironment: Command = {
  id: 'prepareEnvironment',
  doing: 'Preparing the environment',
  async run(services) {
    const session = sessionOf(services);
    const { engine, log } = services;
    const title = `Preparing the environment of ${session.exercise.title}`;
    const location = vscode.ProgressLocation.Notification;
    await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      const { signal, dispose } = abortOn(token);
      try {
        const onOutput = (line: string) => {
          log.info(line.trimEnd());
          progress.report({ message: line.trim().slice(0, 120) });
        };
        await (await engine()).prepare(session.exercise, onOutput, signal);
      } finally {
        dispose();
      }
    });
    for (const other of services.sessions.all) {
      if (other.exercise.python === session.exercise.python && other.exercise.folder === session.exercise.folder) {
        other.isPrepared = true;
        other.touch();
      }
    }
    await services.tools.refresh();
    void vscode.window.showInformationMessage('The environment is ready. Checks use it from now on.');
  },
};
