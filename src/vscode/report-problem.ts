import * as vscode from 'vscode';

/** A problem in the user's words: shown as it is, without a stack trace. Everything else that is thrown counts as our own bug. */
export class UserProblem extends Error {}

/** Shows once what went wrong, with a way to the log, where the details go. Aborted work says nothing. */
export function reportProblem(log: vscode.LogOutputChannel, doing: string, error: unknown): void {
  if (isAbort(error)) {
    log.info(`${doing}: cancelled`);
    return;
  }
  log.error(`${doing}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const message = error instanceof Error ? error.message : String(error);
  const shown = message.split('\n', 3).join(' ').slice(0, 400);
  void vscode.window.showErrorMessage(`${doing}: ${shown}`, 'Show log').then((choice) => {
    if (choice) log.show();
  });
}

/** Whether an error only says that somebody cancelled. */
export function isAbort(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError');
}
