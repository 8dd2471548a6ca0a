/** How one check stands, as the guide shows it. */
export type CheckState = 'passed' | 'failed' | 'blocked' | 'skipped' | 'running' | 'unknown';

/** One check of the step on show. */
export interface GuideCheck {
  readonly id: string;
  readonly goal: string;
  readonly state: CheckState;
  /** What was seen, or what is going on. */
  readonly message: string | undefined;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  readonly why: string;
  readonly try: string;
  /** Lines that the check speaks of. */
  readonly places: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

/** A question that a predict step asks before the run shows the answer. */
export interface GuideQuestion {
  readonly check: string;
  readonly question: string;
  /** `number` asks for a number; else one of these. */
  readonly options: readonly string[] | 'number';
  readonly answer: string | undefined;
}

/** A sentence over the page that says why something does not work yet, with at most one way out. */
export interface GuideNotice {
  readonly kind: 'info' | 'warning';
  readonly text: string;
  readonly action: GuideAction | undefined;
}

/** A button: a command of ours by its short name. */
export interface GuideAction {
  readonly label: string;
  readonly command: string;
  readonly args?: readonly string[];
}

/** Everything that the guide shows; built anew whenever something changes. */
export interface GuideModel {
  readonly exercise: {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly isDone: boolean;
  };
  readonly steps: readonly { readonly id: string; readonly title: string; readonly isDone: boolean }[];
  /** Index of the step on show. */
  readonly current: number;
  readonly notices: readonly GuideNotice[];
  /** The page as safe HTML. */
  readonly page: string;
  readonly questions: readonly GuideQuestion[];
  readonly checks: readonly GuideCheck[];
  /** Hints shown so far, as safe HTML. */
  readonly hints: readonly string[];
  readonly hintCount: number;
  /** What a run says while it goes on. */
  readonly running: string | undefined;
  /** What the last run came to, for the status line. */
  readonly status: string | undefined;
  readonly isTrusted: boolean;
  /** The exercise that comes after this one. */
  readonly next: { readonly id: string; readonly title: string } | undefined;
}
