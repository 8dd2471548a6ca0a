import type { Outcome } from '../checks/check';
import type { Finding } from '../core/finding';

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
  /** Paths relative to the workspace. At least one when the check failed. */
  readonly findings: readonly Finding[];
  readonly milliseconds: number;
}

/** How one step came out: passed when each check passed now, or was skipped and passed before on the same content. */
export interface StepReport {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly checks: readonly CheckReport[];
}

/** How one run over an exercise came out; `passed` speaks of the steps that were asked for. */
export interface ExerciseReport {
  readonly exercise: string;
  readonly passed: boolean;
  readonly steps: readonly StepReport[];
  /** What went wrong beside the checks, in words for the learner: progress that could not be written. */
  readonly warnings: readonly string[];
}

/** What goes on during a run. */
export type CheckEvent =
  | { readonly kind: 'started'; readonly step: string; readonly check: string }
  | { readonly kind: 'progress'; readonly step: string; readonly check: string; readonly message: string }
  | { readonly kind: 'finished'; readonly step: string; readonly check: string; readonly result: CheckReport };
