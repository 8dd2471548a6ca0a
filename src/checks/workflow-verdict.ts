import type { GithubWorkflowDocument } from '../parse/github-workflow';
import { type CheckFinding, type CheckResult, failed, passed } from './check';
import { pattern } from './pattern';
import { type FinishedRun, filesOutside } from './pipeline-run/finished-run';
import type { StepRun } from './pipeline-run/run-step';
import { stepMatches } from './workflow-meaning';
import type { ExecuteOptions, RunExpectation } from './workflow-options';

/** Judges a finished run: did it succeed or fail as expected, at the right place, and with what effect. */
export function judgeRun(document: GithubWorkflowDocument, options: ExecuteOptions, run: FinishedRun): CheckResult {
  const result = judge(document, options, run);
  const [first, ...more] = run.uncommitted;
  if (result.outcome !== 'failed' || first === undefined) return result;
  const rest = more.length > 0 ? ` and ${more.length} more differ` : ' differs';
  return {
    ...result,
    message: `${result.message}\nThe last commit was run, and \`${first}\`${rest} from it: commit what belongs to it.`,
  };
}

function judge(document: GithubWorkflowDocument, options: ExecuteOptions, run: FinishedRun): CheckResult {
  const expectation: RunExpectation =
    options.expect === undefined || options.expect === 'success' ? {} : options.expect;
  const steps = run.jobs.flatMap((job) => job.steps);
  const broken = run.jobs.find(({ result }) => result === 'failure');
  const stuck = document.pipeline.jobs.length - run.jobs.length;
  const failing = steps.find(({ conclusion }) => conclusion === 'failure');
  const mutations = (options.mutate ?? []).flatMap(({ says }) => says ?? []).join(', and ');
  const although = mutations ? `, although ${mutations}` : '';
  const must = expectation.fails === true || expectation.failAt !== undefined;

  if (stuck > 0)
    return failed(`${stuck} jobs can never start: they wait for each other or for a job that is not there.`);
  for (const wanted of expectation.runs ?? []) {
    const matches = steps.filter((each) => matchesRun(each, wanted));
    if (matches.some(({ outcome }) => outcome === 'success')) continue;
    const [seen] = matches;
    if (seen?.outcome === 'failure') return explainFailure(document, seen, `This should have worked${although}. `);
    const reason = seen ? 'it was skipped' : `no step matches \`${wanted}\``;
    if (failing)
      return explainFailure(document, failing, `\`${wanted}\` did not run, because the run had failed before. `);
    return failed(`\`${wanted}\` did not run: ${reason}.${jobNotes(run)}`, {
      expected: `a step ${wanted}`,
      actual: reason,
      ...(seen && { findings: [place(document, seen, 'This step was skipped.')] }),
    });
  }
  if (!must && failing)
    return explainFailure(
      document,
      failing,
      mutations ? `The run failed, although it should go well when ${mutations}. ` : '',
    );
  if (!must && broken) return failed(`Job \`${broken.job.id.value}\` could not run: ${broken.note ?? 'it failed'}.`);
  if (must && !broken)
    return failed(`The whole run was green${although}. Nothing in it stopped the bad change.${forgiven(steps)}`, {
      expected: 'a run that fails',
      actual: 'success',
      findings: steps
        .filter(({ outcome, conclusion }) => outcome === 'failure' && conclusion === 'success')
        .map((each) => place(document, each, 'This step failed, and the run went on all the same.')),
    });
  if (expectation.failAt && failing && !matchesRun(failing, expectation.failAt))
    return explainFailure(document, failing, `The run should have failed at \`${expectation.failAt}\`. `);
  for (const unwanted of expectation.stops ?? []) {
    const ran = steps.find((each) => matchesRun(each, unwanted) && each.outcome !== 'skipped');
    if (ran)
      return failed(`“${ran.title}” ran in job \`${ran.job}\`${although}. It must not be reached then.`, {
        expected: 'not run',
        actual: ran.outcome,
        findings: [place(document, ran, 'This step ran.')],
      });
  }
  return judgeOutside(document, run, expectation, although) ?? passed(describe(run, must));
}

function judgeOutside(
  document: GithubWorkflowDocument,
  run: FinishedRun,
  expectation: RunExpectation,
  although: string,
): CheckResult | undefined {
  for (const glob of expectation.outside?.exist ?? []) {
    if (filesOutside(run, glob).length === 0)
      return failed(`After the run nothing was delivered${although}: there is no \`${glob}\`.${skipped(run)}`, {
        expected: glob,
        actual: run.outside.join(', ') || 'nothing',
        findings: skippedSteps(run).map((each) => place(document, each, 'This step was skipped.')),
      });
  }
  for (const glob of expectation.outside?.absent ?? []) {
    const [found] = filesOutside(run, glob);
    if (found)
      return failed(`The run delivered \`${found}\`${although}.`, {
        expected: glob === '**' ? 'nothing delivered' : `no ${glob}`,
        actual: found,
      });
  }
  return undefined;
}

function matchesRun({ step, title }: StepRun, source: string): boolean {
  return stepMatches(step, source) || pattern(source).test(title);
}

function explainFailure(document: GithubWorkflowDocument, run: StepRun, before: string): CheckResult {
  const code = run.exitCode === undefined ? '' : ` with exit code ${run.exitCode}`;
  const said = tail(run.output);
  return failed(`${before}Step “${run.title}” of job \`${run.job}\` failed${code}${said ? `:\n${said}` : '.'}`, {
    expected: 'success',
    actual: `failure${code}`,
    findings: [place(document, run, `This step failed${code}${said ? `: ${said.split('\n').at(-1)}` : '.'}`)],
  });
}

function place(document: GithubWorkflowDocument, { step }: StepRun, message: string): CheckFinding {
  const span = (step.run ?? step.uses)?.span ?? step.span;
  const line = /^[^\r\n]*/.exec(document.source.text.slice(span.start, span.end))?.[0].length ?? 0;
  return { path: document.source.path, span: { start: span.start, end: span.start + line }, message };
}

function tail(output: string): string {
  const lines = output
    .trimEnd()
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  return lines.slice(-8).join('\n').slice(-1_200);
}

function forgiven(steps: readonly StepRun[]): string {
  const each = steps.find(({ outcome, conclusion }) => outcome === 'failure' && conclusion === 'success');
  return each ? ` “${each.title}” failed, but \`continue-on-error\` let it pass.` : '';
}

/** Steps of a green run that their own condition kept from running. */
function skippedSteps({ jobs }: FinishedRun): StepRun[] {
  return jobs.flatMap(({ steps }) => steps.filter(({ outcome, step }) => outcome === 'skipped' && step.condition));
}

/** What a green run left out, and by which condition. */
function skipped(run: FinishedRun): string {
  const jobs = run.jobs.flatMap(({ job, result }) =>
    result === 'skipped' && job.condition
      ? [`Job \`${job.id.value}\` was skipped: \`if: ${job.condition.value}\``]
      : [],
  );
  const steps = skippedSteps(run).map(
    ({ title, step }) => `Step “${title}” was skipped: \`if: ${step.condition?.value}\``,
  );
  return [...jobs, ...steps].map((each) => ` ${each} was not true.`).join('');
}

function jobNotes({ jobs }: FinishedRun): string {
  const notes = jobs.flatMap(({ job, note }) => (note ? [`\`${job.id.value}\`: ${note}`] : []));
  return notes.length > 0 ? ` ${notes.join('; ')}.` : '';
}

function describe({ jobs }: FinishedRun, failedAsItMust: boolean): string {
  const steps = jobs.flatMap((job) => job.steps);
  const ran = steps.filter(({ outcome, real }) => outcome !== 'skipped' && real).length;
  const noted = steps.filter(({ real }) => !real).map(({ title }) => title);
  const rest = noted.length > 0 ? ` Not run here: ${noted.join(', ')}.` : '';
  return `${ran} steps of ${jobs.length} jobs ran${failedAsItMust ? ', and the bad change was stopped' : ''}.${rest}`;
}
