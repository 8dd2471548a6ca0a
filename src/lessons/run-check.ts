import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  blocked,
  type CheckContext,
  type CheckFinding,
  type CheckKind,
  type CheckResult,
  failed,
} from '../checks/check';
import { kinds } from '../checks/kinds';
import type { Finding } from '../core/finding';
import { timeLimit } from '../core/time-limit';
import type { Tools } from '../tools/tools';
import type { CheckSpec, Exercise, Step } from './exercise';
import { meetsRange } from './meets-range';
import type { CheckReport } from './report';
import { generateMonth } from './story/deliveries';

/** What every check of one run shares. */
export interface RunScope {
  readonly exercise: Exercise;
  /** Real path. */
  readonly workspace: string;
  readonly tools: Tools;
  /** Probes and images that several checks look at, by key. */
  readonly shared: Map<string, Promise<unknown>>;
  readonly onProgress: (step: string, check: string, message: string) => void;
  readonly signal: AbortSignal;
}

/** The kind of a check; throws for a name that no manifest can have. */
export function kindOf(name: string): CheckKind {
  const kind = kinds.find((candidate) => candidate.kind === name);
  if (!kind) throw new Error(`There is no check kind \`${name}\`.`);
  return kind;
}

/** Runs one check within its time limit and completes what it says. Rejects only when the run is cancelled. */
export async function runCheck(scope: RunScope, step: Step, spec: CheckSpec): Promise<CheckReport> {
  const began = performance.now();
  const kind = kindOf(spec.kind);
  const seconds = spec.seconds ?? kind.seconds;
  const limit = timeLimit(seconds * 1000);
  const signal = AbortSignal.any([scope.signal, limit.signal]);
  const folders: string[] = [];
  let doing: string | undefined;
  const report = (message: string) => {
    doing = message;
    scope.onProgress(step.id, spec.id, message);
  };
  let result: CheckResult;
  try {
    result =
      (await findMissingTool(scope, needsOf(kind, spec.with), signal)) ??
      (await settled(kind.run(spec.with, createContext(scope, step, spec, { signal, folders, report })), signal));
  } catch (error) {
    scope.signal.throwIfAborted();
    // What several checks share ends with the limit of the one that began it, perhaps a moment before one's own.
    const isLimit = limit.signal.aborted || (error instanceof Error && error.name === 'TimeoutError');
    result = isLimit ? tooSlow(seconds, doing) : ownMistake(error);
  } finally {
    limit.clear();
    await Promise.all(folders.map((folder) => scope.tools.temporary.remove(folder)));
  }
  const { outcome, message, expected, actual } = result;
  return {
    id: spec.id,
    goal: spec.goal,
    outcome,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    why: spec.why,
    try: spec.try,
    findings: outcome === 'failed' ? await completeFindings(scope, step, spec, result) : [],
    milliseconds: Math.round(performance.now() - began),
  };
}

/** So long a check may take to clean up after it was told to end; one that does not listen must not hold up all others. */
const graceMs = 15_000;

/** The result, or the signal's reason when the work goes on long after the signal fired. */
async function settled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const deaf = new Promise<never>((_, reject) => {
    onAbort = () => {
      timer = setTimeout(() => reject(signal.reason), graceMs);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, deaf]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** The tools of a check, and of the check that a prediction is held against. */
function needsOf(kind: CheckKind, options: unknown): readonly string[] {
  const { observe } = options as { readonly observe?: { readonly kind: string; readonly with: unknown } };
  return observe ? [...kind.needs(options), ...kindOf(observe.kind).needs(observe.with)] : kind.needs(options);
}

async function findMissingTool(
  { exercise, tools }: RunScope,
  needs: readonly string[],
  signal: AbortSignal,
): Promise<CheckResult | undefined> {
  for (const id of needs) {
    const state = await tools.probe(id, signal);
    if (!state.found) return blocked(`${id} is not there. ${state.install}`);
    if (state.problem) return blocked(`${state.problem} ${state.install}`.trim());
    const range = exercise.needs.find(({ tool }) => tool === id)?.range;
    if (range && state.version && !meetsRange(state.version, range))
      return blocked(`${id} ${state.version} is there, but this exercise needs ${range}. ${state.install}`);
  }
  return undefined;
}

function createContext(
  scope: RunScope,
  step: Step,
  spec: CheckSpec,
  { signal, folders, report }: Pick<CheckContext, 'signal' | 'report'> & { readonly folders: string[] },
): CheckContext {
  const context: CheckContext = {
    workspace: scope.workspace,
    exerciseFolder: scope.exercise.folder,
    exercise: scope.exercise.id,
    step: step.id,
    check: spec.id,
    requirements: scope.exercise.python,
    tools: scope.tools,
    signal,
    generateData: (request, file) => writeFile(file, generateMonth(request)),
    async temporaryFolder() {
      const folder = await scope.tools.temporary.create();
      folders.push(folder);
      return folder;
    },
    shared<T>(key: string, work: () => Promise<T>): Promise<T> {
      const known = scope.shared.get(key) as Promise<T> | undefined;
      if (known) return known;
      const begun = work();
      scope.shared.set(key, begun);
      return begun;
    },
    runKind: (name, options) => kindOf(name).run(options, context),
    report,
  };
  return context;
}

/** `doing` is what the check said last of its progress: it tells what hangs. */
function tooSlow(seconds: number, doing: string | undefined): CheckResult {
  const last = doing === undefined ? '' : ` The last that it said: ${doing}.`;
  return failed(`This was ended after ${seconds} seconds, its time limit, and had not come to a result.${last}`, {
    expected: `a result within ${seconds} seconds`,
    actual: doing ?? 'none',
  });
}

/** A mistake of ours is never the learner's fault, so it does not count as failed. */
function ownMistake(error: unknown): CheckResult {
  const { message } = error as Error;
  return blocked(`The check itself broke, which is a mistake of MLOps Roadmap and not yours: ${message}`);
}

async function completeFindings(
  { exercise, workspace }: RunScope,
  step: Step,
  spec: CheckSpec,
  result: CheckResult,
): Promise<Finding[]> {
  const place = await placeOf(workspace, step, spec);
  const found: readonly CheckFinding[] =
    result.findings.length > 0 ? result.findings : [{ ...place, message: result.message }];
  // What speaks of a whole file is shown where the author says that it is about.
  const refine = (finding: CheckFinding) =>
    spec.at && finding.path === place.path && finding.span.end === 0 ? { ...finding, span: place.span } : finding;
  return found.map(refine).map((finding) => ({
    rule: `${exercise.id}/${spec.id}`,
    severity: 'error',
    aliases: [],
    why: spec.why,
    ...finding,
  }));
}

/** Where a failure without a place of its own is shown: the check's `at`, else what the step opens, else the folder's first line. */
async function placeOf(workspace: string, step: Step, spec: CheckSpec): Promise<Pick<CheckFinding, 'path' | 'span'>> {
  const place = spec.at ?? (step.opens && { file: step.opens.file, text: step.opens.at });
  if (!place) return { path: '', span: { start: 0, end: 0 } };
  const text = await readFile(path.join(workspace, place.file), 'utf8').catch(() => '');
  const found = place.text === undefined ? -1 : text.indexOf(place.text);
  const start = Math.max(found, 0);
  const lineEnd = text.slice(start).search(/\r|\n/);
  return { path: place.file, span: { start, end: lineEnd < 0 ? text.length : start + lineEnd } };
}
