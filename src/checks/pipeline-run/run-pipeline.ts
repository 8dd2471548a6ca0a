import { type Job, jobsBefore, type Pipeline } from '../../parse/pipeline';
import type { Tools } from '../../tools/tools';
import { type JobRun, runJob } from './run-job';
import type { Contexts } from './values';

/** What a run needs. Everything it writes lies below `root` and `artifacts`. */
export interface RunOptions {
  readonly tools: Tools;
  readonly signal: AbortSignal;
  /** The clean copy of the repository. */
  readonly source: string;
  /** Folder of the jobs' folders. */
  readonly root: string;
  readonly artifacts: string;
  readonly python: { readonly bin: string; readonly file: string; readonly version: string } | undefined;
  /** `github`, `runner`, `secrets`, `vars`, `inputs`. */
  readonly contexts: Contexts;
  /** What every step's environment begins with; `undefined` takes a variable away. */
  readonly baseEnv: Readonly<Record<string, string | undefined>>;
  /** Actions that are not even simulated. */
  readonly skip: readonly RegExp[];
  /** When steps must have ended, as milliseconds since 1970. */
  readonly deadline: number;
  readonly counter: () => number;
  readonly report: (progress: string) => void;
}

/** Runs jobs in the order of their needs, one after the other. Jobs in a circle or with an unknown need are not run and not in the result. */
export async function runPipeline(pipeline: Pipeline, options: RunOptions): Promise<JobRun[]> {
  const done = new Map<string, JobRun>();
  let waiting = [...pipeline.jobs];
  while (waiting.length > 0) {
    const ready = waiting.find(({ needs }) => needs.every(({ value }) => done.has(value.toLowerCase())));
    if (!ready) break;
    waiting = waiting.filter((job) => job !== ready);
    const runsOf = (jobs: readonly Job[]) => jobs.flatMap(({ id }) => done.get(id.value.toLowerCase()) ?? []);
    const all = jobsBefore(pipeline, ready);
    const needs = all.filter(({ id }) =>
      ready.needs.some(({ value }) => value.toLowerCase() === id.value.toLowerCase()),
    );
    done.set(
      ready.id.value.toLowerCase(),
      await runJob(ready, pipeline, { needs: runsOf(needs), all: runsOf(all) }, options),
    );
  }
  return [...done.values()];
}
