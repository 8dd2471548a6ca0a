import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Exercise } from '../../lessons/exercise';
import type { VariantReport } from '../../lessons/variant-report';
import { type VerifyCounts, verify as verifyExercises } from '../../lessons/verify';
import { productFolder } from '../../tools/product-folder';
import type { Tools } from '../../tools/tools';
import { findExercise, loadCatalogue, tellProblems } from '../catalogue';
import { emit, type OutputOptions, toJson } from '../emit';
import { writeGitHub } from '../formats/write-github';
import { writeJUnit } from '../formats/write-junit';
import { type Session, withTools } from '../session';
import { UsageError } from '../usage-error';

export interface VerifyOptions extends OutputOptions {
  readonly real?: boolean;
  readonly prepare?: boolean;
  readonly jobs?: string;
  /** Part of a variant's name. */
  readonly only?: string;
  /** Folder in which results are kept from run to run. */
  readonly reuse?: string;
  /** After so many no further mutant is begun. */
  readonly minutes?: string;
}

type Result = { readonly variants: readonly VariantReport[]; readonly counts: VerifyCounts };

/** Tests the content of exercises, all of them when none is named. */
export async function verify(ids: readonly string[], options: VerifyOptions, session: Session): Promise<number> {
  const { terminal, signal } = session;
  const jobs = readJobs(options.jobs);
  const minutes = readMinutes(options.minutes);
  const catalogue = await loadCatalogue(session, { trustIndex: false });
  const exercises: Exercise[] = [];
  for (const id of new Set(ids)) exercises.push(await findExercise(catalogue, id, session));
  const chosen = ids.length > 0 ? exercises : catalogue.exercises;
  const isBroken = ids.length === 0 && tellProblems(catalogue, session);
  const isLive = options.format === 'text' && options.output === undefined;
  const result = await withTools(session, async (tools) => {
    if (options.real || options.prepare) await prepareAll(chosen, tools, session);
    const real = options.real === true;
    const earlier = options.reuse === undefined ? undefined : await openEarlier(options.reuse, real, tools, session);
    return verifyExercises(
      chosen,
      {
        tools,
        real,
        jobs,
        ...(earlier && { earlier }),
        ...(options.only === undefined ? {} : { only: options.only }),
        ...(minutes === undefined ? {} : { minutes }),
        onVariant: (report) => {
          if (isLive) terminal.out(variantText(report, session));
        },
      },
      signal,
    );
  });
  if (options.only !== undefined && result.variants.length === 0)
    throw new UsageError(`No variant has \`${options.only}\` in its name.`);
  await emit(session, options, {
    text: () =>
      isLive
        ? countsText(result.counts)
        : [...result.variants.map((report) => variantText(report, session)), countsText(result.counts)].join('\n'),
    json: () => toJson(result),
    junit: () => junit(result),
    github: () => github(result),
  });
  if (isBroken) return 2;
  return result.counts.failed > 0 ? 1 : 0;
}

async function openEarlier(folder: string, real: boolean, tools: Tools, { cwd, signal }: Session) {
  const { openEarlierResults } = await import('../../lessons/earlier-results');
  return openEarlierResults({ folder: path.resolve(cwd, folder), product: productFolder(), real, tools }, signal);
}

function readJobs(value: string | undefined): number {
  if (value === undefined) return Math.max(1, availableParallelism());
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1) throw new UsageError(`\`--jobs ${value}\` should be a whole number from 1.`);
  return jobs;
}

function readMinutes(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const minutes = Number(value);
  if (!(minutes >= 0)) throw new UsageError(`\`--minutes ${value}\` should be a number from 0.`);
  return minutes;
}

/** Environments are shared by equal requirements, so each is made once. */
async function prepareAll(
  exercises: readonly Exercise[],
  { python }: Tools,
  { terminal, signal }: Session,
): Promise<void> {
  for (const exercise of exercises) {
    if (exercise.python === undefined) continue;
    const text = await readFile(path.join(exercise.folder, exercise.python), 'utf8');
    if (await python.prepared(text, signal)) continue;
    terminal.err(`Preparing the Python environment of ${exercise.id} …`);
    // Without it the variants say themselves what is missing.
    await python.prepare(text, { onOutput: (line) => terminal.status(line) }, signal).catch((error: Error) => {
      signal.throwIfAborted();
      terminal.err(error.message);
    });
    terminal.status('');
  }
}

const marks = { passed: ['✓', 'good'], failed: ['✗', 'bad'], skipped: ['·', 'dim'] } as const;

function variantText(report: VariantReport, { terminal }: Session): string {
  const { paint } = terminal;
  const [mark, style] = marks[report.outcome];
  const line = `${paint(style, mark)} ${report.exercise} ${report.variant} ${paint('dim', report.reused ? 'passed earlier on the same content' : `${report.seconds.toFixed(1)} s`)}`;
  return report.message ? `${line}\n    ${report.message.replace(/\n/g, '\n    ')}` : line;
}

function countsText(counts: VerifyCounts): string {
  const { exercises, steps, checks, mutants, alternatives, seconds, passed, reused, failed, skipped, late } = counts;
  return [
    `${exercises} exercises, ${steps} steps, ${checks} checks, ${mutants} mutants, ${alternatives} alternatives, ${seconds} seconds`,
    `${passed} passed${reused > 0 ? ` (of these ${reused} in an earlier run of the same content)` : ''}, ${failed} failed, ${skipped} skipped${late > 0 ? ` (of these ${late} for lack of time)` : ''}`,
  ].join(': ');
}

function junit({ variants }: Result): string {
  const exercises = [...new Set(variants.map(({ exercise }) => exercise))];
  return writeJUnit(
    'mlops-roadmap verify',
    exercises.map((exercise) => ({
      name: exercise,
      cases: variants
        .filter((report) => report.exercise === exercise)
        .map(({ variant, seconds, outcome, message }) => ({
          name: variant,
          className: exercise,
          seconds,
          ...(outcome === 'passed'
            ? {}
            : { verdict: { kind: outcome === 'failed' ? ('failure' as const) : ('skipped' as const), message } }),
        })),
    })),
  );
}

function github({ variants }: Result): string {
  return writeGitHub(
    variants
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ exercise, variant, message }) => ({ severity: 'error', title: `${exercise} ${variant}`, message })),
  );
}
