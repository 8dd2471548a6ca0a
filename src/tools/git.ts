/** How to run git beyond its arguments. */
export interface GitOptions {
  readonly input?: string;
  /** Added to (or with `undefined` removed from) git's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Default 30,000. */
  readonly timeoutMs?: number;
  /** Read the machine's own configuration too, to see what the learner's terminal shows (their global ignore file). */
  readonly machine?: boolean;
}

/** How git ended. */
export interface GitResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Read access to a repository, and the few writes that creating a workspace needs. Paths are `/`-separated and relative to the repository. */
export interface GitTool {
  /**
   * Runs `git` in a folder with an argument list and gives its standard output. Identity and configuration of the learner's machine are kept out
   * (`media/gitconfig` stands in their place), as are prompts, pagers and the variables of an outer git. Rejects when git exits non-zero, with its message.
   */
  raw(folder: string, args: readonly string[], signal: AbortSignal, options?: GitOptions): Promise<string>;
  /** As `raw`, but an exit code is an answer: `merge-base --is-ancestor`, `check-ignore`. */
  run(folder: string, args: readonly string[], signal: AbortSignal, options?: GitOptions): Promise<GitResult>;
  /** The top folder of the repository (its own folder when it is bare) that holds `folder`, or `undefined` outside any repository. */
  topLevel(folder: string, signal: AbortSignal): Promise<string | undefined>;
  /**
   * Copies what Git tracks under `folder` at a revision (or `index` = the staged state, `worktree` = tracked files as they are now) into `target`, which is made if need be.
   * What a clean checkout would give, so `export-ignore` does not count. Writes nothing to the repository. Rejects when there is no such revision.
   */
  exportTo(folder: string, revision: string | 'index' | 'worktree', target: string, signal: AbortSignal): Promise<void>;
}
