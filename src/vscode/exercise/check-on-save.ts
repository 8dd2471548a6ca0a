import * as vscode from 'vscode';
import { isAbort } from '../report-problem';
import type { ExerciseSession } from './exercise-session';
import type { Sessions } from './sessions';

/** Several files are often saved at once. */
const settleMs = 150;

/** Runs what takes a moment whenever a file of an exercise is saved: the steps up to the one on show. In an untrusted folder only what reads files. */
export function checkOnSave(sessions: Sessions, log: vscode.LogOutputChannel): vscode.Disposable {
  const timers = new Map<ExerciseSession, NodeJS.Timeout>();
  const stop = new AbortController();
  const run = async (session: ExerciseSession) => {
    timers.delete(session);
    const steps = session.exercise.steps.slice(0, session.stepIndex + 1).map(({ id }) => id);
    try {
      await session.check({ steps, mode: 'quick', isQuiet: true }, stop.signal);
    } catch (error) {
      if (!isAbort(error)) log.error('checking on save:', error instanceof Error ? error : String(error));
    }
  };
  const listener = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    const session = sessions.of(uri);
    if (!session) return;
    clearTimeout(timers.get(session));
    timers.set(
      session,
      setTimeout(() => void run(session), settleMs),
    );
  });
  return vscode.Disposable.from(listener, {
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      stop.abort(new vscode.CancellationError());
    },
  });
}
