import type * as vscode from 'vscode';
import { CancellationError } from 'vscode';

/** A signal that fires when the editor's token is cancelled; dispose of it when the work is over. */
export function abortOn(token: vscode.CancellationToken): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => controller.abort(new CancellationError()));
  if (token.isCancellationRequested) controller.abort(new CancellationError());
  return { signal: controller.signal, dispose: () => listener.dispose() };
}
