import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { hashContent } from '../lessons/content-hash';
import type { Session } from './session';

/** Editors write a file in several steps. */
const settleMs = 200;

/** Does the work now and whenever the content of the workspace is another, until the user stops it; then gives 0. */
export async function watchWorkspace(workspace: string, work: () => Promise<void>, session: Session): Promise<number> {
  const { terminal, signal } = session;
  let wake = () => {};
  let timer: NodeJS.Timeout | undefined;
  const watcher: FSWatcher = watch(workspace, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => wake(), settleMs);
  });
  watcher.on('error', (error) => terminal.err(`The folder cannot be watched any more: ${error.message}`));
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  try {
    let last: string | undefined;
    while (!signal.aborted) {
      // Armed before the look, so that a change meanwhile is not lost.
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const now = await state(workspace, signal);
      if (now === last) {
        await changed;
        continue;
      }
      last = now;
      if (terminal.isInteractive) terminal.out('\x1b[2J\x1b[H');
      await work();
      terminal.out(terminal.paint('dim', `\n${new Date().toLocaleTimeString()} · waiting for changes, Ctrl-C ends`));
    }
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    watcher.close();
  }
}

/** What checks can see: content and refs, and that something was staged. */
async function state(workspace: string, signal: AbortSignal): Promise<string> {
  const index = await stat(path.join(workspace, '.git', 'index')).catch(() => undefined);
  return `${await hashContent(workspace, signal)} ${index?.mtimeMs ?? ''}`;
}
