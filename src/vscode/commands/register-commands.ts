import * as vscode from 'vscode';
import { reportProblem } from '../report-problem';
import type { Services } from '../services';
import { commands } from './commands';

/** Registers every command; whatever one of them throws is shown once, here. */
export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map(({ id, doing, run }) =>
      vscode.commands.registerCommand(`mlopsRoadmap.${id}`, async (...args: unknown[]) => {
        try {
          await run(services, ...args);
        } catch (error) {
          reportProblem(services.log, doing, error);
        }
      }),
    ),
  );
}
