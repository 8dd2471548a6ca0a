import type { Span } from '../core/span';

/** A value and where it is written. */
export interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

/** A text in a pipeline file. `raw` is what stands between the span's offsets (folded line ends as spaces), so an index into `raw` plus `span.start` is a place in the file. */
export interface Text extends Placed<string> {
  readonly raw: string;
}

/** A name with a value, as in `env` or `with`. */
export interface Setting {
  readonly name: Placed<string>;
  readonly value: Text;
}

/** What starts the pipeline. */
export interface Trigger {
  /** The system's own word, e.g. `push`, `pull_request`, `schedule`. */
  readonly event: Placed<string>;
  /** Narrowing lists such as `branches`, `paths`, `types`, `cron`. */
  readonly filters: readonly { readonly name: string; readonly values: readonly Text[] }[];
}

export type Access = 'none' | 'read' | 'write';

/** What the pipeline's token may do. */
export interface Permissions {
  readonly span: Span;
  /** Said of all scopes at once: `read-all`, `write-all`. */
  readonly all: Access | undefined;
  readonly scopes: readonly { readonly name: string; readonly access: Access; readonly span: Span }[];
}

/** Runs that must not overlap. */
export interface Concurrency {
  readonly span: Span;
  readonly group: Text | undefined;
  readonly cancels: boolean;
}

/** One thing that a job does: a script, or a call of something ready-made. */
export interface Step {
  readonly span: Span;
  readonly id: string | undefined;
  readonly name: Text | undefined;
  readonly run: Text | undefined;
  /** The action, orb or template that it calls, as written. */
  readonly uses: Text | undefined;
  readonly inputs: readonly Setting[];
  readonly env: readonly Setting[];
  readonly condition: Text | undefined;
  readonly shell: Text | undefined;
  readonly workingDirectory: Text | undefined;
  /** True when its failure does not fail the job. */
  readonly mayFail: Placed<boolean | string> | undefined;
  readonly timeoutMinutes: Placed<number | string> | undefined;
}

/** The combinations that a job is repeated for. */
export interface Matrix {
  readonly span: Span;
  /** `undefined` when an expression makes it at run time. */
  readonly axes: readonly { readonly name: string; readonly values: readonly unknown[] }[] | undefined;
  readonly include: readonly Readonly<Record<string, unknown>>[];
  readonly exclude: readonly Readonly<Record<string, unknown>>[];
}

export interface Job {
  readonly id: Placed<string>;
  readonly name: Text | undefined;
  /** The job's body, without its id. */
  readonly span: Span;
  readonly needs: readonly Text[];
  readonly runner: readonly Text[];
  readonly steps: readonly Step[];
  /** Another pipeline that this job calls instead of having steps. */
  readonly calls: Text | undefined;
  readonly inputs: readonly Setting[];
  readonly env: readonly Setting[];
  readonly outputs: readonly Setting[];
  readonly permissions: Permissions | undefined;
  readonly condition: Text | undefined;
  readonly timeoutMinutes: Placed<number | string> | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly environment: Text | undefined;
  readonly matrix: Matrix | undefined;
  readonly mayFail: Placed<boolean | string> | undefined;
  readonly shell: Text | undefined;
  readonly workingDirectory: Text | undefined;
}

/** What a pipeline file says, in words that hold for every system. Rules and checks read this, not the YAML. */
export interface Pipeline {
  readonly system: 'github' | 'gitlab' | 'circleci' | 'jenkins';
  readonly name: Text | undefined;
  readonly triggers: readonly Trigger[];
  readonly permissions: Permissions | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly env: readonly Setting[];
  readonly shell: Text | undefined;
  readonly workingDirectory: Text | undefined;
  readonly jobs: readonly Job[];
  /** Where the jobs begin; `undefined` when the file has none. */
  readonly jobsSpan: Span | undefined;
}

/** The jobs that must end before this one, over all steps of the way; unknown names and cycles are passed over. */
export function jobsBefore(pipeline: Pipeline, job: Job): Job[] {
  const byId = new Map(pipeline.jobs.map((each) => [each.id.value.toLowerCase(), each]));
  const before = new Set<Job>();
  const visit = (from: Job): void => {
    for (const need of from.needs) {
      const next = byId.get(need.value.toLowerCase());
      if (!next || before.has(next)) continue;
      before.add(next);
      visit(next);
    }
  };
  visit(job);
  before.delete(job);
  return [...before];
}

/** A step that runs a script and says nothing else of itself. */
export function scriptStep(run: Text, span: Span): Step {
  return {
    span,
    id: undefined,
    name: undefined,
    run,
    uses: undefined,
    inputs: [],
    env: [],
    condition: undefined,
    shell: undefined,
    workingDirectory: undefined,
    mayFail: undefined,
    timeoutMinutes: undefined,
  };
}
