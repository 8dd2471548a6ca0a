import type { Outcome } from '../../checks/check';
import type { Finding } from '../../core/finding';
import type { Exercise } from '../../lessons/exercise';
import type { ToolState, Tools } from '../../tools/tools';

/** static: reads files only · quick: what is done in a moment, also with Git · all: everything, also what takes minutes. */
export type CheckMode = 'static' | 'quick' | 'all';

/** How one check came out; `skipped` was not run in this mode. */
export interface CheckReport {
  readonly id: string;
  readonly goal: string;
  readonly outcome: Outcome | 'skipped';
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly why: string;
  readonly try: string;
  readonly findings: readonly Finding[];
  readonly milliseconds: number;
}

/** How one step came out. */
export interface StepReport {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly checks: readonly CheckReport[];
}

/** How one run over an exercise came out. */
export interface ExerciseReport {
  readonly exercise: string;
  readonly passed: boolean;
  readonly steps: readonly StepReport[];
}

/** What goes on during a run. */
export type CheckEvent =
  | { readonly kind: 'started'; readonly step: string; readonly check: string }
  | { readonly kind: 'progress'; readonly step: string; readonly check: string; readonly message: string }
  | { readonly kind: 'finished'; readonly step: string; readonly check: string; readonly result: CheckReport };

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

/** What a workspace says of itself. */
export interface WorkspaceMarker {
  readonly exercise: string;
}

/** What to put back as the exercise started it. */
export type ResetWhat = { readonly files: readonly string[] } | { readonly step: string } | 'all';

/** What a reset did. */
export interface ResetOutcome {
  /** Folder with what was there before. */
  readonly keptIn: string;
  /** Files as they were put back, relative to the workspace. */
  readonly restored: readonly string[];
}

/** The engine as the editor uses it. Loaded on first use, because it brings parsers, Git and Docker with it. */
export interface Engine {
  readonly tools: Tools;
  /** The exercise that a folder is a workspace of; `undefined` when it is none. Rejects when its marker cannot be read. */
  readMarker(folder: string): Promise<WorkspaceMarker | undefined>;
  createWorkspace(exercise: Exercise, folder: string, signal: AbortSignal): Promise<void>;
  reset(exercise: Exercise, workspace: string, what: ResetWhat, signal: AbortSignal): Promise<ResetOutcome>;
  check(request: CheckRequest, signal: AbortSignal): Promise<ExerciseReport>;
  /** Whether the exercise's environment is there; `true` when it needs none. */
  isPrepared(exercise: Exercise, signal: AbortSignal): Promise<boolean>;
  prepare(exercise: Exercise, onOutput: (line: string) => void, signal: AbortSignal): Promise<void>;
  /** The state of the tools that any of the exercises needs. */
  toolStates(exercises: readonly Exercise[], signal: AbortSignal): Promise<readonly ToolState[]>;
  /** Exercises of further packs, and what is wrong with those that could not be read. */
  loadPacks(folders: readonly string[]): Promise<{ exercises: readonly Exercise[]; problems: readonly Finding[] }>;
  dispose(): Promise<void>;
}
