import { createGit } from './create-git';
import { createProcesses } from './create-processes';
import { createPython } from './create-python';
import { createDockerEngine } from './docker-engine';
import { probeTool } from './probe-tool';
import { RunningRecords } from './running-records';
import { createTemporaryFolders } from './temporary-folders';
import type { ToolState, Tools } from './tools';

const freshMs = 10_000;

export interface ToolsOptions {
  /** The product's home folder; need not exist. */
  readonly home: string;
  /** What programs inherit. */
  readonly env: NodeJS.ProcessEnv;
  /** For the log channel: what went wrong beside the checks. */
  readonly log: (message: string) => void;
}

/** Tools with their lifetime. */
export interface OwnedTools extends Tools {
  /** Ends and removes all that was started. */
  dispose(): Promise<void>;
  /** Ends and removes what editors and command lines that are gone left behind; returns how many things. Asks the Docker engine only if one answers. */
  sweep(signal: AbortSignal): Promise<number>;
}

/** The real tools of this machine. Starts nothing and reads nothing by itself. */
export function createTools({ home, env, log }: ToolsOptions): OwnedTools {
  const said = new Set<string>();
  const records = new RunningRecords(home, (message) => {
    if (!said.has(message)) log(message);
    said.add(message);
  });
  const processes = createProcesses(records, env);
  const temporary = createTemporaryFolders(records);
  const docker = createDockerEngine({ env, home, log });
  const git = createGit(processes, env);
  const python = createPython(processes, home, env);
  const states = new Map<string, { readonly at: number; readonly state: Promise<ToolState> }>();

  return {
    processes,
    temporary,
    docker,
    git,
    python,
    async probe(id, signal) {
      signal.throwIfAborted();
      const known = states.get(id);
      if (known && Date.now() - known.at < freshMs) return known.state;
      const state = probeTool(id, { processes, python, docker, env }, signal);
      states.set(id, { at: Date.now(), state });
      // Whoever asks next must not get the abort of another.
      state.catch(() => states.delete(id));
      return state;
    },
    async dispose() {
      await Promise.allSettled([processes.dispose(), docker.dispose()]);
      await temporary.dispose();
    },
    async sweep(signal) {
      const ended = await processes.sweep();
      const [folders, containers] = await Promise.all([
        temporary.sweep(),
        docker.sweep(signal).catch((error: Error) => {
          log(`The Docker engine could not be swept: ${error.message}`);
          return 0;
        }),
      ]);
      return ended + folders + containers;
    },
  };
}
