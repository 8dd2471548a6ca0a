import type { OwnedTools } from '../tools/create-tools';
import type { Terminal } from './terminal';

/** What every command gets. */
export interface Session {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Folder from which relative paths count. */
  readonly cwd: string;
  /** `--pack`, each `name=folder` or a folder. */
  readonly packs: readonly string[];
  readonly isDebug: boolean;
}

/** Runs work with the tools of this machine, and ends and removes all that it started, whatever happens. */
export async function withTools<T>(
  session: Session,
  work: (tools: OwnedTools, home: string) => Promise<T>,
): Promise<T> {
  const { terminal } = session;
  const [{ createTools }, { homeFolder }] = await Promise.all([
    import('../tools/create-tools'),
    import('../lessons/home'),
  ]);
  const home = homeFolder(terminal.env);
  const log = (message: string) => {
    if (session.isDebug) terminal.err(message);
  };
  const tools = createTools({ home, env: terminal.env, log });
  const stop = new AbortController();
  // What a crash left behind is ended meanwhile; nobody waits for it.
  const sweeping = tools.sweep(stop.signal).catch((error: Error) => {
    if (!stop.signal.aborted) log(`What an earlier run left could not be swept: ${error.message}`);
  });
  try {
    return await work(tools, home);
  } finally {
    stop.abort();
    await sweeping;
    await tools.dispose();
  }
}
