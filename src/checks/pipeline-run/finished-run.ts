import picomatch from 'picomatch';
import type { JobRun } from './run-job';

/** What a run left, as far as checks may ask. */
export interface FinishedRun {
  readonly jobs: readonly JobRun[];
  /** Files in the folder outside the runner, `/`-separated. */
  readonly outside: readonly string[];
  /** Files of the workspace that differ from the commit that was run. */
  readonly uncommitted: readonly string[];
}

/** The files outside the runner that match a glob. */
export function filesOutside({ outside }: FinishedRun, glob: string): string[] {
  return outside.filter((file) => picomatch.isMatch(file, glob, { dot: true }));
}
