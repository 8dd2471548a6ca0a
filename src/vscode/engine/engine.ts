import type { Exercise } from '../../lessons/exercise';
import type { ManifestProblem } from '../../lessons/manifest';
import type { Marker } from '../../lessons/marker';
import type { CheckEvent, CheckMode, ExerciseReport } from '../../lessons/report';
import type { ResetOutcome, ResetWhat } from '../../lessons/reset';
import type { ToolState, Tools } from '../../tools/tools';

/** What to run, and how much of it. */
export interface CheckRequest {
  readonly exercise: Exercise;
  readonly workspace: string;
  /** All steps when absent. */
  readonly steps?: readonly string[];
  readonly mode: CheckMode;
  readonly trusted: boolean;
  readonly onEvent?: (event: CheckEvent) => void;
}

/** The engine as the editor uses it. Loaded on first use, because it brings parsers, Git and Docker with it. */
export interface Engine {
  readonly tools: Tools;
  /** The exercise that a folder is a workspace of; `undefined` when it is none. Rejects when its marker cannot be read. */
  readMarker(folder: string): Promise<Marker | undefined>;
  createWorkspace(exercise: Exercise, folder: string, signal: AbortSignal): Promise<void>;
  reset(exercise: Exercise, workspace: string, what: ResetWhat, signal: AbortSignal): Promise<ResetOutcome>;
  check(request: CheckRequest, signal: AbortSignal): Promise<ExerciseReport>;
  /** Ids of the checks that passed before on exactly what is in the folder now. */
  held(exercise: Exercise, workspace: string, signal: AbortSignal): Promise<ReadonlySet<string>>;
  /** Whether the exercise's environment is there; `true` when it needs none. */
  isPrepared(exercise: Exercise, signal: AbortSignal): Promise<boolean>;
  prepare(exercise: Exercise, onOutput: (line: string) => void, signal: AbortSignal): Promise<void>;
  /** The state of the tools that any of the exercises needs. */
  toolStates(exercises: readonly Exercise[], signal: AbortSignal): Promise<readonly ToolState[]>;
  /** Whether a tool's version lies in a range of the manifest, e.g. `3.12.1` in `>=3.10`. */
  fits(version: string, range: string): boolean;
  /** Exercises of further packs, and what is wrong with those that could not be read. */
  loadPacks(
    folders: readonly string[],
  ): Promise<{ readonly exercises: readonly Exercise[]; readonly problems: readonly ManifestProblem[] }>;
  /** What is wrong with the exercise of a folder. */
  checkManifest(folder: string): Promise<readonly ManifestProblem[]>;
  dispose(): Promise<void>;
}
