import path from 'node:path';
import type { Exercise } from '../../lessons/exercise';
import type { CheckReport, ExerciseReport } from '../../lessons/report';
import type { PlacedFinding } from '../placed-finding';
import { type Style, type Terminal, wrap } from '../terminal';

/** A check as it is shown: its findings with lines and columns. */
export type PlacedCheck = Omit<CheckReport, 'findings'> & { readonly findings: readonly PlacedFinding[] };

/** A report whose findings have lines and columns. */
export type PlacedReport = Omit<ExerciseReport, 'steps'> & {
  readonly steps: readonly (Omit<ExerciseReport['steps'][number], 'checks'> & {
    readonly checks: readonly PlacedCheck[];
  })[];
};

const marks: Readonly<Record<CheckReport['outcome'], readonly [mark: string, style: Style]>> = {
  passed: ['✓', 'good'],
  failed: ['✗', 'bad'],
  blocked: ['!', 'warn'],
  skipped: ['·', 'dim'],
};

/**
 * A run over an exercise for a person: what holds in one line, what does not with where, why and what to try. Of the steps after the first that is
 * not done only a line, unless the whole is wanted: nobody has read their pages yet.
 */
export function checkText(
  exercise: Exercise,
  report: PlacedReport,
  terminal: Terminal,
  { isWhole = true }: { readonly isWhole?: boolean } = {},
): string {
  const { paint } = terminal;
  const lines = [paint('strong', `${exercise.title} (${exercise.id})`)];
  const open = report.steps.find(({ passed }) => !passed);
  const said = new Map<string, string>();
  for (const step of report.steps) {
    const number = exercise.steps.findIndex(({ id }) => id === step.id) + 1;
    lines.push('', `${number} ${paint('strong', step.title)}${step.passed ? ` ${paint('good', 'done')}` : ''}`);
    if (isWhole || step.passed || step === open || !open)
      for (const check of step.checks) lines.push(...describe(check, said, terminal));
    else lines.push(`  ${paint('dim', later(step.checks))}`);
  }
  return [
    ...lines,
    '',
    summary(report, terminal),
    ...whereNext(exercise, report),
    ...report.warnings.map((text) => paint('warn', text)),
  ].join('\n');
}

function later(checks: readonly PlacedCheck[]): string {
  const passed = checks.filter(({ outcome }) => outcome === 'passed').length;
  return `Comes later: ${passed} of ${checks.length} checks pass so far (\`--all\` says what is missing).`;
}

/** The step to go on with: the first of those that were looked at which is not done, else the one after them; nothing when that was the last. */
function whereNext(exercise: Exercise, { steps }: PlacedReport): string[] {
  const open = steps.find(({ passed }) => !passed)?.id;
  const last = exercise.steps.findIndex(({ id }) => id === steps.at(-1)?.id);
  const index = open === undefined ? last + 1 : exercise.steps.findIndex(({ id }) => id === open);
  const step = exercise.steps[index];
  if (!step) return [];
  return [
    `${open === undefined ? 'Next' : 'Now'}: step ${index + 1} of ${exercise.steps.length}, ${step.title}`,
    `  Read: ${path.join(exercise.folder, step.guide)}`,
    `  Here: mlops-roadmap guide --step ${step.id}`,
    ...(open === undefined ? [] : [`  Hint: mlops-roadmap hint --step ${step.id}`]),
  ];
}

/** What one check says; `said` has the messages so far with the goals under which they stand, so that one cause is told once. */
function describe(check: PlacedCheck, said: Map<string, string>, { paint, width }: Terminal): string[] {
  const [mark, style] = marks[check.outcome];
  const lines = [`  ${paint(style, mark)} ${check.goal}`];
  const say = (label: string, text: string, how: Style = 'dim') => {
    const [first = '', ...rest] = wrap(text, width - 4, ' '.repeat(label.length + 1)).split('\n');
    lines.push(`    ${paint(how, label)} ${first.trimStart()}`, ...rest.map((line) => `    ${line}`));
  };
  const above = said.get(check.message);
  const isAgain = above !== undefined && check.message.length > 60;
  if (above === undefined) said.set(check.message, check.goal);
  const message = isAgain ? `as under «${above}».` : check.message;
  switch (check.outcome) {
    case 'passed':
      // A prediction passes, right or wrong: what it is held against is the lesson.
      if (check.expected !== undefined && check.message) say('Seen:', check.message);
      break;
    case 'skipped':
      lines.push(`    ${paint('dim', check.message)}`);
      break;
    case 'blocked':
      say('Blocked:', message, 'warn');
      break;
    case 'failed': {
      say('Seen:', message, 'bad');
      if (!isAgain && check.expected !== undefined && check.actual !== undefined) {
        say('Expected:', check.expected);
        say('Actual:', check.actual);
      }
      for (const finding of check.findings.filter(({ path }) => path !== '')) {
        const place = `${finding.path}:${finding.line}:${finding.column}`;
        say('At:', finding.message === check.message ? place : `${place} ${finding.message}`);
      }
      say('Why:', check.why);
      say('Try:', check.try);
      break;
    }
    default:
      return check.outcome satisfies never;
  }
  return lines;
}

function summary({ steps }: PlacedReport, { paint }: Terminal): string {
  const checks = steps.flatMap((step) => step.checks);
  const count = (outcome: CheckReport['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const done = steps.filter(({ passed }) => passed).length;
  const parts = [
    paint(
      count('passed') === checks.length ? 'good' : 'strong',
      `${count('passed')} of ${checks.length} checks passed`,
    ),
    count('failed') > 0 ? paint('bad', `${count('failed')} failed`) : '',
    count('blocked') > 0 ? paint('warn', `${count('blocked')} blocked`) : '',
    count('skipped') > 0 ? `${count('skipped')} not run` : '',
  ];
  return `${parts.filter(Boolean).join(', ')} · ${done} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} done`;
}
