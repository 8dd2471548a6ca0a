/** Read access to a repository, and the few writes that creating a workspace needs. Paths are `/`-separated and relative to the repository. */
export interface GitTool {
  /** Runs `git` in a folder with an argument list; identity and configuration of the learner's machine are kept out (`GIT_CONFIG_GLOBAL`, no prompts, no pager, no hooks from outside). Rejects when git exits non-zero, with its message. */
  raw(folder: string, args: readonly string[], signal: AbortSignal): Promise<string>;
  /** The repository's top folder that holds `folder`, or `undefined` outside any repository. */
  topLevel(folder: string, signal: AbortSignal): Promise<string | undefined>;
  /** Copies what Git tracks at a revision (or `index` = the staged state, `worktree` = tracked files as they are now) into a folder. */
  exportTo(folder: string, revision: string | 'index' | 'worktree', target: string, signal: AbortSignal): Promise<void>;
}
