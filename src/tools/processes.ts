/** A program to run: an argument list, never a shell line. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to (or with `undefined` removed from) the inherited environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** Ended with its children after this many milliseconds. */
  readonly timeoutMs: number;
  /** Bytes kept of each stream (the head and the tail around a note of what was cut); default 1 MiB. */
  readonly maxOutputBytes?: number;
  readonly onOutput?: (chunk: string) => void;
  /** Known to start nothing that outlives it (git): saves the search for what left its process group. */
  readonly leavesNothing?: boolean;
}

/** How a program ended. */
export interface ProcessResult {
  /** `undefined` when it was killed or never started; 126 when the file may not be executed. */
  readonly exitCode: number | undefined;
  /** The signal that ended it, e.g. `SIGKILL` by the system for want of memory; absent when it exited by itself. */
  readonly killedBy?: NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** The program was not found. */
  readonly missing: boolean;
  readonly milliseconds: number;
}

/** A program that goes on until it is stopped. */
export interface RunningProcess {
  readonly pid: number;
  /** Output so far, bounded. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** Resolves when it ends by itself, after `stop`, its time limit or an abort, and its children are gone; never rejects. */
  readonly ended: Promise<ProcessResult>;
  /** Asks it and its children to end, then after `graceMs` (default 2,000) kills it with its children. */
  stop(graceMs?: number): Promise<ProcessResult>;
  /** Sends a signal to the program itself, not to its children; a no-op where the system has no such signal. */
  signal(name: NodeJS.Signals): void;
}

/**
 * Starts programs in process groups of their own, bounds their output and time, and ends them with their children, also on abort.
 * Every group is recorded in the home folder while it runs, so that `sweep` of the next start can end what a crash left.
 */
export interface Processes {
  /** Runs to the end, after which none of its children is left. Rejects with the signal's reason when aborted, with an Error when `cwd` is no folder. */
  run(command: Command, signal: AbortSignal): Promise<ProcessResult>;
  /** As `run`, without waiting for the end; when the program is missing, `ended` says so at once and `pid` is 0. */
  start(command: Command, signal: AbortSignal): Promise<RunningProcess>;
  /** Ends groups recorded by editors or command lines that are gone; returns how many. */
  sweep(): Promise<number>;
  /** Ends everything this instance started. */
  dispose(): Promise<void>;
}
