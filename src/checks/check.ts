import type { Finding } from '../core/finding';
import type { Tools } from '../tools/tools';

/** passed · failed: the learner's work is not there yet · blocked: a tool is missing or its daemon is down, never the learner's fault. */
export type Outcome = 'passed' | 'failed' | 'blocked';

/** What one run of a check found. */
export interface CheckResult {
  readonly outcome: Outcome;
  /** The fact that was seen, then where; one or two sentences, with the actual value. For `blocked`: what is missing and what to do. */
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Problems at a place in a file of the workspace (paths relative to it, `/`-separated). */
  readonly findings: readonly CheckFinding[];
  /** What the run showed, for a prediction to be compared with; only kinds that measure something give it. */
  readonly value?: unknown;
}

/** A place that a failed check speaks of; the runner completes it to a Finding. */
export type CheckFinding = Pick<Finding, 'path' | 'span' | 'message'> &
  Partial<Pick<Finding, 'fix' | 'severity' | 'rule' | 'why' | 'url' | 'aliases'>>;

/** A month of the story's data, made afresh and never shipped to the learner. */
export interface DataRequest {
  /** Month of the story, 1 to 12. */
  readonly month: number;
  readonly rows: number;
  /** `false` leaves the label column out. */
  readonly labels: boolean;
  /** The same seed gives the same text on every machine. */
  readonly seed: number;
}

/** Everything a check may touch while it runs. */
export interface CheckContext {
  /** Absolute real path of the learner's folder. */
  readonly workspace: string;
  /** Absolute path of the exercise's folder: probes and hidden files live there. */
  readonly exerciseFolder: string;
  readonly exercise: string;
  readonly step: string;
  readonly check: string;
  /** The exercise's `python:` requirements file relative to its folder, when it has one. */
  readonly requirements: string | undefined;
  readonly tools: Tools;
  /** Writes a generated month as CSV to an absolute path. */
  generateData(request: DataRequest, file: string): Promise<void>;
  /** A new empty folder that is removed when the check ends. */
  temporaryFolder(): Promise<string>;
  /** Runs `work` once per `key` within one run of checks; later callers share its result. For probes and images that several checks look at. */
  shared<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Runs another check kind with the same context, e.g. the observation of a prediction. */
  runKind(kind: string, options: unknown): Promise<CheckResult>;
  /** A short line for progress displays: `building the image (step 3 of 9)`. */
  report(progress: string): void;
  /** Fires on cancel and on the check's time limit; pass it to everything that waits. */
  readonly signal: AbortSignal;
}

/** A JSON Schema (draft 2020-12 subset that ajv takes) for the `with:` of a check kind. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Turns the options of a manifest into a verdict. One file a kind; listed in `kinds.ts`. */
export interface CheckKind<O = unknown> {
  readonly kind: string;
  /** One line for authors. */
  readonly summary: string;
  readonly schema: JsonSchema;
  /** Options that name paths inside the workspace (`file`) or the exercise (`probe`): the manifest loader refuses paths that leave it. */
  readonly paths: { readonly workspace: readonly string[]; readonly exercise: readonly string[] };
  /** True when it starts no process and touches no network: it may run on save and in an untrusted workspace. */
  isStatic(options: O): boolean;
  /** True when it is done within about 300 ms: it may run on save in a trusted workspace even though it starts a process (git). Static checks are quick. */
  quick(options: O): boolean;
  /** Ids of the tools it needs (`docker`, `python`, `git`): asked before it runs, so that it is `blocked` and not `failed`. */
  needs(options: O): readonly string[];
  /** Time limit in seconds when the manifest gives none. */
  readonly seconds: number;
  /** Throws only for our own bugs; an aborted signal rejects with the signal's reason. */
  run(options: O, context: CheckContext): Promise<CheckResult>;
}

export const passed = (message: string): CheckResult => ({ outcome: 'passed', message, findings: [] });

export const failed = (
  message: string,
  details: { readonly expected?: string; readonly actual?: string; readonly findings?: readonly CheckFinding[] } = {},
): CheckResult => ({ outcome: 'failed', message, ...details, findings: details.findings ?? [] });

export const blocked = (message: string): CheckResult => ({ outcome: 'blocked', message, findings: [] });
