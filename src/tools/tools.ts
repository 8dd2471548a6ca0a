import type { DockerEngine } from './docker';
import type { GitTool } from './git';
import type { Processes } from './processes';
import type { PythonTool } from './python';
import type { TemporaryFolders } from './temporary-folders';

/** The outside world as checks see it; built once by the composition root, faked in unit tests. */
export interface Tools {
  readonly processes: Processes;
  readonly git: GitTool;
  readonly python: PythonTool;
  readonly docker: DockerEngine;
  /** Folders that are swept at the next start if they are not removed; what `CheckContext.temporaryFolder` gives. */
  readonly temporary: TemporaryFolders;
  /** Whether a tool is there, by its id in `tools/catalogue.ts`; cached for some seconds. */
  probe(id: string, signal: AbortSignal): Promise<ToolState>;
}

/** What `doctor` knows of one tool on this machine. */
export interface ToolState {
  readonly id: string;
  readonly found: boolean;
  /** `1.2.3` as the tool printed it, when found. */
  readonly version?: string;
  /** Found but unusable, e.g. `the Docker daemon does not answer on unix:///var/run/docker.sock`. */
  readonly problem?: string;
  /** How to install or start it on this system: one or two lines. */
  readonly install: string;
}
