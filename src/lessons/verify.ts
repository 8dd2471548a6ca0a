import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Tools } from '../tools/tools';
import type { EarlierResults } from './earlier-results';
import type { Exercise } from './exercise';
import type { CheckReport, ExerciseReport } from './report';
import { runChecks } from './run-checks';
import { beginsSolved, listVariants, makeVariant, type Variant } from './variant';
import type { VariantReport } from './variant-report';
import { findStructureProblems } from './verify-structure';
import { buildWorkspace } from './workspace';

/** What is counted over all exercises. */
export interface VerifyCounts {
  readonly exercises: number;
  readonly steps: number;
  readonly checks: number;
  readonly mutants: number;
  readonly alternatives: number;
  readonly seconds: number;
  readonly passed: number;
  /** How many of those that passed did so in an earlier run of the same content. */
  readonly reused: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of the skipped ones, those for which there was no time. */
  readonly late: number;
}

export interface VerifyOptions {
  readonly tools: Tools;
  /** Runs every check on the real tools; else only what starts nothing or is done in a moment. */
  readonly real: boolean;
  /** Variants that are tried at the same time. */
  readonly jobs: number;
  /** Only variants whose name holds this text. */
  readonly only?: string;
  /** Variants that passed earlier on the same content are not tried again. */
  readonly earlier?: EarlierResults;
  /** After so long no further mutant is begun; those left are skipped, and counted as late. Mutants come last then. */
  readonly minutes?: number;
  readonly onVariant?: (report: VariantReport) => void;
}

/** Tests the content of exercises: starters fail, solutions and alternatives pass, each mutant fails exactly its check. Rejects only when cancelled. */
export async function verify(
  exercises: readonly Exercise[],
  options: VerifyOptions,
  signal: AbortSignal,
): Promise<{ readonly variants: readonly VariantReport[]; readonly counts: VerifyCounts }> {
  const began = performance.now();
  const variants: VariantReport[] = [];
  const tell = (report: VariantReport) => {
    variants.push(report);
    options.onVariant?.(report);
  };
  const jobs: { readonly exercise: Exercise; readonly variant: Variant }[] = [];
  for (const exercise of exercises) {
    const all = await listVariants(exercise);
    if (!options.only || 'structure'.includes(options.only)) tell(await verifyStructure(exercise, all));
    for (const variant of all)
      if (!options.only || variant.name.includes(options.only)) jobs.push({ exercise, variant });
  }
  const built = buildOnce(options.tools, signal);
  const { minutes } = options;
  const isMutant = ({ variant }: (typeof jobs)[number]) => variant.kind === 'mutant';
  const left = minutes === undefined ? [...jobs] : [...jobs.filter((job) => !isMutant(job)), ...jobs.filter(isMutant)];
  const isLate = () => minutes !== undefined && performance.now() - began > minutes * 60_000;
  const worker = async () => {
    for (let job = left.shift(); job; job = left.shift())
      tell(
        isMutant(job) && isLate()
          ? notTried(job.exercise, job.variant, minutes ?? 0)
          : await reuseOrVerify(job.exercise, job.variant, built, options, signal),
      );
  };
  await Promise.all(Array.from({ length: options.jobs }, worker));
  await built.remove();
  const count = (outcome: VariantReport['outcome']) => variants.filter((report) => report.outcome === outcome).length;
  const kindCount = (kind: Variant['kind']) => jobs.filter(({ variant }) => variant.kind === kind).length;
  const steps = exercises.flatMap((exercise) => exercise.steps);
  return {
    variants,
    counts: {
      exercises: exercises.length,
      steps: steps.length,
      checks: steps.flatMap(({ checks }) => checks).length,
      mutants: kindCount('mutant'),
      alternatives: kindCount('alternative'),
      seconds: Math.round((performance.now() - began) / 1000),
      passed: count('passed'),
      reused: variants.filter(({ reused }) => reused).length,
      failed: count('failed'),
      skipped: count('skipped'),
      late: variants.filter(({ late }) => late).length,
    },
  };
}

const notTried = (exercise: Exercise, { name, kind }: Variant, minutes: number): VariantReport => ({
  exercise: exercise.id,
  variant: name,
  kind,
  outcome: 'skipped',
  message: `not tried: the ${minutes} minutes were over`,
  seconds: 0,
  checks: [],
  late: true,
});

// A name that people really have: a space and a letter beyond ASCII.
const workspaceName = 'meine Übung';

/** What variants begin with a copy of: folders that hold a workspace, and beside it what its actions left there. */
interface Built {
  readonly start: (exercise: Exercise) => Promise<string>;
  readonly solved: (exercise: Exercise) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Builds each exercise's start and its solved workspace when they are first asked for, and once. */
function buildOnce(tools: Tools, signal: AbortSignal): Built {
  const known = new Map<string, Promise<string>>();
  const once = (key: string, build: (folder: string) => Promise<void>) => {
    const found = known.get(key) ?? tools.temporary.create().then((scratch) => build(scratch).then(() => scratch));
    known.set(key, found);
    return found;
  };
  const start = (exercise: Exercise) =>
    once(`start ${exercise.id}`, (scratch) =>
      buildWorkspace(exercise, path.join(scratch, workspaceName), tools, signal),
    );
  return {
    start,
    solved: (exercise) =>
      once(`solved ${exercise.id}`, async (scratch) => {
        await copyFolder(await start(exercise), scratch);
        const solution = { name: 'solution', kind: 'solution' } as const;
        await makeVariant(exercise, solution, path.join(scratch, workspaceName), tools, signal);
      }),
    async remove() {
      for (const scratch of known.values()) await scratch.then(tools.temporary.remove, () => {});
    },
  };
}

const copyFolder = (from: string, to: string) =>
  cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });

async function reuseOrVerify(
  exercise: Exercise,
  variant: Variant,
  built: Built,
  options: VerifyOptions,
  signal: AbortSignal,
): Promise<VariantReport> {
  const known = await options.earlier?.find(exercise, variant.name);
  if (known) return known;
  const report = await verifyVariant(exercise, variant, built, options, signal);
  await options.earlier?.keep(exercise, report);
  return report;
}

async function verifyVariant(
  exercise: Exercise,
  variant: Variant,
  built: Built,
  { tools, real }: VerifyOptions,
  signal: AbortSignal,
): Promise<VariantReport> {
  const began = performance.now();
  const base = { exercise: exercise.id, variant: variant.name, kind: variant.kind };
  const finish = (
    outcome: VariantReport['outcome'],
    message: string,
    checks: readonly CheckReport[] = [],
  ): VariantReport => ({
    ...base,
    outcome,
    message,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    checks: checks.map(({ id, outcome: how, message: words }) => ({ id, outcome: how, message: words })),
  });
  const scratch = await tools.temporary.create();
  try {
    const folder = path.join(scratch, workspaceName);
    const solved = await beginsSolved(exercise, variant);
    await copyFolder(await (solved ? built.solved(exercise) : built.start(exercise)), scratch);
    await makeVariant(exercise, variant, folder, tools, signal);
    const report = await runChecks(
      { exercise, workspace: folder, mode: real ? 'all' : 'quick', trusted: true, tools },
      signal,
    );
    const checks = report.steps.flatMap((step) => step.checks);
    const surprise = judge(variant, report);
    if (surprise) return finish('failed', surprise, checks);
    const unrun = checks.filter(({ outcome }) => outcome === 'skipped' || outcome === 'blocked');
    if (unrun.length > 0 && !isDecided(variant, report))
      return finish(
        'skipped',
        `not run: ${unrun.map(({ id, outcome, message }) => (outcome === 'blocked' ? `${id} (${message})` : id)).join(', ')}`,
        checks,
      );
    return finish('passed', '', checks);
  } catch (error) {
    signal.throwIfAborted();
    return finish(real ? 'failed' : 'skipped', `the variant could not be made: ${(error as Error).message}`);
  } finally {
    await tools.temporary.remove(scratch);
  }
}

/** What is not as it must be, in words; `undefined` when all that ran came out right. */
function judge(variant: Variant, report: ExerciseReport): string | undefined {
  const checks = report.steps.flatMap((step) => step.checks);
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  const name = (list: readonly CheckReport[]) => list.map(({ id, message }) => `${id} (${message})`).join('; ');
  switch (variant.kind) {
    case 'solution':
    case 'alternative':
      return failed.length > 0 ? `every check must pass, but these failed: ${name(failed)}` : undefined;
    case 'mutant': {
      const others = failed.filter(({ id }) => id !== variant.check);
      const own = checks.find(({ id }) => id === variant.check);
      if (!own) return `there is no check \`${variant.check}\``;
      if (own.outcome === 'passed') return `\`${variant.check}\` must fail, but it passed: ${own.message}`;
      return others.length > 0
        ? `only \`${variant.check}\` must fail, but these failed too: ${name(others)}`
        : undefined;
    }
    case 'starter':
    case 'emptied':
    case 'commented': {
      const done = report.steps.filter((step) => step.checks.every(({ outcome }) => outcome === 'passed'));
      return done.length > 0
        ? `each step must fail a check, but these passed: ${done.map(({ id }) => id).join(', ')}`
        : undefined;
    }
    default:
      return variant.kind satisfies never;
  }
}

/** Whether what ran decides the variant although something was not run. */
function isDecided(variant: Variant, { steps }: ExerciseReport): boolean {
  switch (variant.kind) {
    case 'starter':
    case 'emptied':
    case 'commented':
      return steps.every(
        ({ checks }) =>
          checks.some(({ outcome }) => outcome === 'failed') && checks.every(({ outcome }) => outcome !== 'blocked'),
      );
    default:
      return false;
  }
}

async function verifyStructure(exercise: Exercise, variants: readonly Variant[]): Promise<VariantReport> {
  const problems = await findStructureProblems(exercise, variants);
  return {
    exercise: exercise.id,
    variant: 'structure',
    kind: 'structure',
    outcome: problems.length > 0 ? 'failed' : 'passed',
    message: problems.join('; '),
    seconds: 0,
    checks: [],
  };
}
