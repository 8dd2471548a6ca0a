import path from 'node:path';
import type { Exercise } from '../../lessons/exercise';
import { openProgress } from '../../lessons/progress';
import type { CheckEvent, CheckMode, ExerciseReport } from '../../lessons/report';
import { runChecks } from '../../lessons/run-checks';
import type { Tools } from '../../tools/tools';
import { emit, type OutputOptions, toJson } from '../emit';
import { findStep } from '../find-step';
import { findWorkspace } from '../find-workspace';
import { checkText, type PlacedReport } from '../formats/check-text';
import { writeGitHub } from '../formats/write-github';
import { writeJUnit } from '../formats/write-junit';
import { writeSarif } from '../formats/write-sarif';
import { type PlacedFinding, placeFindings } from '../placed-finding';
import { type Session, withTools } from '../session';
import { readSource } from '../source-files';
import { UsageError } from '../usage-error';

export interface CheckOptions extends OutputOptions {
  /** Ids of steps. */
  readonly step: readonly string[];
  /** The text has what is missing in later steps, too. */
  readonly all?: boolean;
  readonly static?: boolean;
  readonly quick?: boolean;
  readonly watch?: boolean;
}

/** Runs the checks of the exercise that a folder holds. */
export async function check(folder: string, options: CheckOptions, session: Session): Promise<number> {
  if (options.watch && (options.format !== 'text' || options.output !== undefined))
    throw new UsageError('`--watch` shows text on the terminal; it goes with no other format and no file.');
  const { exercise, workspace } = await findWorkspace(folder, session);
  const steps = options.step.length > 0 ? options.step.map((name) => findStep(exercise, name).id) : undefined;
  const mode = options.static ? 'static' : options.quick || options.watch ? 'quick' : 'all';
  return withTools(session, async (tools, home) => {
    const run = () => runOnce({ exercise, workspace, steps, mode, tools, home }, session);
    const show = async (report: PlacedReport) => {
      const isWhole = options.all === true || steps !== undefined;
      return emit(session, options, formats({ exercise, workspace, report, isWhole }, session));
    };
    if (options.watch) {
      const { watchWorkspace } = await import('../watch-workspace');
      return watchWorkspace(workspace, async () => show(await run()), session);
    }
    const report = await run();
    await show(report);
    return report.passed ? 0 : 1;
  });
}

interface Run {
  readonly exercise: Exercise;
  readonly workspace: string;
  readonly steps: readonly string[] | undefined;
  readonly mode: CheckMode;
  readonly tools: Tools;
  readonly home: string;
}

async function runOnce(
  { exercise, workspace, steps, mode, tools, home }: Run,
  session: Session,
): Promise<PlacedReport> {
  const { signal, terminal } = session;
  const progress = openProgress(home, 'cli');
  const chosen = exercise.steps.filter(({ id }) => steps?.includes(id) ?? true);
  const report = await runChecks(
    {
      exercise,
      workspace,
      ...(steps ? { steps } : {}),
      mode,
      // Whoever types the command in a folder wants it run.
      trusted: true,
      tools,
      progress,
      onEvent: liveStatus(chosen.flatMap(({ checks }) => checks).length, exercise, session),
    },
    signal,
  ).finally(() => terminal.status(''));
  const placed = await placeReport(report, workspace);
  return { ...placed, warnings: [...placed.warnings, ...progress.problems()] };
}

/** Says on a terminal what runs at the moment. */
function liveStatus(total: number, exercise: Exercise, { terminal }: Session): (event: CheckEvent) => void {
  const running = new Map<string, string>();
  const goals = new Map(exercise.steps.flatMap(({ checks }) => checks.map(({ id, goal }) => [id, goal] as const)));
  let finished = 0;
  return (event) => {
    switch (event.kind) {
      case 'started':
        running.set(event.check, goals.get(event.check) ?? event.check);
        break;
      case 'progress':
        running.set(event.check, `${goals.get(event.check) ?? event.check}: ${event.message.split('\n')[0]}`);
        break;
      case 'finished':
        running.delete(event.check);
        finished++;
        break;
      default:
        event satisfies never;
    }
    terminal.status(`${finished}/${total} ${[...running.values()].at(-1) ?? ''}`);
  };
}

async function placeReport(report: ExerciseReport, workspace: string): Promise<PlacedReport> {
  const texts = new Map<string, string>();
  for (const { path: file } of report.steps.flatMap(({ checks }) => checks.flatMap(({ findings }) => findings)))
    if (!texts.has(file)) texts.set(file, (await readSource(path.join(workspace, file))).text ?? '');
  return {
    ...report,
    steps: report.steps.map((step) => ({
      ...step,
      checks: step.checks.map((one) => ({
        ...one,
        findings: one.findings.flatMap((finding) => placeFindings([finding], texts.get(finding.path) ?? '')),
      })),
    })),
  };
}

interface Shown {
  readonly exercise: Exercise;
  readonly workspace: string;
  readonly report: PlacedReport;
  readonly isWhole: boolean;
}

function formats({ exercise, workspace, report, isWhole }: Shown, { terminal, cwd }: Session) {
  const checks = report.steps.flatMap((step) => step.checks);
  // An empty path speaks of the folder as a whole.
  const seen = (finding: PlacedFinding) =>
    finding.path === '' ? finding : { ...finding, path: pathFrom(cwd, workspace, finding.path) };
  const blocked = checks.filter(({ outcome }) => outcome === 'blocked');
  return {
    text: () => checkText(exercise, report, terminal, { isWhole }),
    json: () => toJson(report),
    junit: () =>
      writeJUnit(
        `mlops-roadmap ${exercise.id}`,
        report.steps.map((step) => ({
          name: step.title,
          cases: step.checks.map((one) => junitCase(`${exercise.id}.${step.id}`, one, seen)),
        })),
      ),
    sarif: () =>
      writeSarif(
        checks.flatMap(({ findings }) => findings.map(seen)),
        checks.map(({ id, goal, why }) => ({
          id: `${exercise.id}/${id}`,
          summary: goal,
          why,
          severity: 'error',
          url: null,
        })),
        blocked.map(({ goal, message }) => `${goal}: ${message}`),
      ),
    github: () =>
      writeGitHub([
        ...checks.flatMap(({ goal, findings, try: remedy }) =>
          findings.map((finding) => ({ ...seen(finding), title: goal, message: `${finding.message}\nTry: ${remedy}` })),
        ),
        ...blocked.map(({ goal, message }) => ({ severity: 'warning' as const, title: `Blocked: ${goal}`, message })),
      ]),
  };
}

function junitCase(
  className: string,
  one: PlacedReport['steps'][number]['checks'][number],
  seen: (finding: PlacedFinding) => PlacedFinding,
) {
  const [finding] = one.findings.map(seen);
  const lines = [
    one.message,
    ...one.findings
      .map(seen)
      .filter(({ path: file }) => file !== '')
      .map(({ path: file, line, column, message }) => `at ${file}:${line}:${column} ${message}`),
    one.expected === undefined ? '' : `expected: ${one.expected}`,
    one.actual === undefined ? '' : `actual: ${one.actual}`,
    `why: ${one.why}`,
    `try: ${one.try}`,
  ];
  const base = {
    name: one.goal,
    className,
    seconds: one.milliseconds / 1000,
    ...(finding?.path ? { file: finding.path, line: finding.line } : {}),
  };
  const kinds = { failed: 'failure', blocked: 'error', skipped: 'skipped' } as const;
  if (one.outcome === 'passed') return base;
  const body = one.outcome === 'failed' ? { body: lines.filter(Boolean).join('\n') } : {};
  return { ...base, verdict: { kind: kinds[one.outcome], message: one.message.split('\n')[0] ?? '', ...body } };
}

/** A workspace path as it reads from where the command was typed, so that annotations land on the repository's file. */
function pathFrom(cwd: string, workspace: string, file: string): string {
  const relative = path.relative(cwd, path.join(workspace, file));
  return (relative.startsWith('..') || relative === '' ? file : relative).split(path.sep).join('/');
}
