import picomatch from 'picomatch';
import type { Span } from '../core/span';
import type { GithubWorkflowDocument } from '../parse/github-workflow';
import { type Job, jobsBefore, type Pipeline, type Step } from '../parse/pipeline';
import { pattern } from './pattern';
import type { JobExpectation, StepExpectation, WorkflowOptions } from './workflow-options';

/** An expectation that a workflow does not meet, and where to look. */
export interface Unmet {
  readonly message: string;
  readonly span: Span;
  readonly expected: string;
  readonly actual: string;
}

/** Everything that the options expect of a workflow's meaning and that does not hold. */
export function findUnmet(document: GithubWorkflowDocument, options: WorkflowOptions): Unmet[] {
  const { pipeline } = document;
  return [
    ...triggers(pipeline, options.triggers),
    ...permissions(pipeline, options.permissions?.max),
    ...(options.jobs ?? []).flatMap((expected) => [...job(pipeline, expected)]),
    ...(options.order ?? []).flatMap(([first, second]) => [...order(pipeline, first, second)]),
    ...(options.steps ?? []).flatMap((expected) => [...step(document, expected)]),
  ];
}

/** The script of a step without its comment lines, for regular expressions. */
export function scriptOf({ run }: Step): string {
  return (run?.value ?? '').replace(/^\s*#.*$/gm, '').replace(/\s#.*$/gm, '');
}

/** Whether a step's script or action matches. */
export function stepMatches(each: Step, source: string): boolean {
  return pattern(source).test(each.uses ? each.uses.value : scriptOf(each));
}

function top({ jobsSpan }: Pipeline): Span {
  return jobsSpan ?? { start: 0, end: 0 };
}

function* triggers(pipeline: Pipeline, expected: WorkflowOptions['triggers']): Generator<Unmet> {
  const events = pipeline.triggers.map(({ event }) => event.value);
  for (const wanted of expected?.includes ?? []) {
    if (!events.includes(wanted))
      yield {
        message: `The workflow does not start on \`${wanted}\`, only on ${events.map((event) => `\`${event}\``).join(', ') || 'nothing'}.`,
        span: pipeline.triggers[0]?.event.span ?? top(pipeline),
        expected: `on: ${wanted}`,
        actual: `on: ${events.join(', ') || 'nothing'}`,
      };
  }
  const push = pipeline.triggers.find(({ event }) => event.value === 'push');
  const branches = push?.filters.find(({ name }) => name === 'branches')?.values;
  const ignored = push?.filters.find(({ name }) => name === 'branches-ignore')?.values;
  for (const branch of push ? (expected?.branches ?? []) : []) {
    const included = !branches || branches.some(({ value }) => picomatch.isMatch(branch, value));
    if (included && !ignored?.some(({ value }) => picomatch.isMatch(branch, value))) continue;
    const span = (branches ?? ignored)?.[0]?.span ?? top(pipeline);
    yield {
      message: `A push to \`${branch}\` does not start the workflow.`,
      span,
      expected: `push to ${branch}`,
      actual: 'filtered out',
    };
  }
}

const rank = { none: 0, read: 1, write: 2 } as const;

function* permissions(
  pipeline: Pipeline,
  max: Readonly<Record<string, 'none' | 'read' | 'write'>> | undefined,
): Generator<Unmet> {
  if (!max) return;
  const allowed =
    Object.entries(max)
      .map(([name, access]) => `${name}: ${access}`)
      .join(', ') || 'nothing';
  for (const each of pipeline.jobs) {
    const granted = each.permissions ?? pipeline.permissions;
    const wide = !granted
      ? 'whatever the repository gives'
      : granted.all
        ? `${granted.all}-all`
        : granted.scopes
            .filter(({ name, access }) => rank[access] > rank[max[name] ?? 'none'])
            .map(({ name, access }) => `${name}: ${access}`)
            .join(', ');
    if (wide === '') continue;
    yield {
      message: `The token of job \`${each.id.value}\` may more than it needs: ${wide}. Needed is at most ${allowed}.`,
      span: granted?.span ?? each.id.span,
      expected: `at most ${allowed}`,
      actual: wide,
    };
  }
}

function* job(pipeline: Pipeline, expected: JobExpectation): Generator<Unmet> {
  const finds = (each: Job): boolean => {
    if (expected.id !== undefined) return each.id.value === expected.id;
    if (expected.match !== undefined) return named(each, expected.match);
    return expected.runs !== undefined && each.steps.some((one) => stepMatches(one, expected.runs?.matches ?? ''));
  };
  const found = pipeline.jobs.filter(finds);
  const what = expected.id ?? expected.match ?? expected.runs?.matches ?? '';
  if (found.length === 0) {
    const ids = pipeline.jobs.map(({ id }) => id.value).join(', ');
    yield {
      message: `No job is \`${what}\`; the jobs are ${ids}.`,
      span: top(pipeline),
      expected: `a job ${what}`,
      actual: ids,
    };
  }
  for (const each of found) {
    const id = `\`${each.id.value}\``;
    for (const need of expected.needs?.includes ?? []) {
      if (!jobsBefore(pipeline, each).some((earlier) => named(earlier, need)))
        yield {
          message: `Job ${id} does not wait for a job that matches \`${need}\`. Name it in \`needs\`.`,
          span: each.id.span,
          expected: `needs: ${need}`,
          actual: `needs: ${each.needs.map(({ value }) => value).join(', ') || 'nothing'}`,
        };
    }
    for (const clause of [expected.runs, expected.uses]) {
      if (clause && !each.steps.some((one) => stepMatches(one, clause.matches)))
        yield {
          message: `No step of job ${id} matches \`${clause.matches}\`.`,
          span: each.id.span,
          expected: clause.matches,
          actual: 'no such step',
        };
    }
    const minutes = each.timeoutMinutes?.value;
    if (expected.timeout && !each.calls && (minutes === undefined || (typeof minutes === 'number' && minutes >= 360)))
      yield {
        message: `Job ${id} has no time limit below the six hours of the default, so a run that hangs goes on as long.`,
        span: each.timeoutMinutes?.span ?? each.id.span,
        expected: 'timeout-minutes below 360',
        actual: minutes === undefined ? 'none' : String(minutes),
      };
  }
}

function named({ id, name }: Job, source: string): boolean {
  return pattern(source).test(id.value) || pattern(source).test(name?.value ?? '');
}

function* order(pipeline: Pipeline, first: string, second: string): Generator<Unmet> {
  let seen = false;
  for (const each of pipeline.jobs) {
    const earlier = jobsBefore(pipeline, each).some((before) => before.steps.some((one) => stepMatches(one, first)));
    for (const [index, one] of each.steps.entries()) {
      if (!stepMatches(one, second)) continue;
      seen = true;
      if (earlier || each.steps.slice(0, index + 1).some((before) => matchesBefore(before, one, first, second)))
        continue;
      yield {
        message: `Before \`${second}\` runs in job \`${each.id.value}\`, no step that matches \`${first}\` has run: neither earlier in the job nor in a job that it needs.`,
        span: (one.run ?? one.uses)?.span ?? one.span,
        expected: `${first}, then ${second}`,
        actual: `${second} without it`,
      };
    }
  }
  if (!seen)
    yield {
      message: `No step matches \`${second}\`.`,
      span: top(pipeline),
      expected: `a step ${second}`,
      actual: 'no such step',
    };
}

/** Within one script the first match must stand before the second. */
function matchesBefore(before: Step, one: Step, first: string, second: string): boolean {
  if (before !== one) return stepMatches(before, first);
  const script = scriptOf(one);
  const at = script.search(pattern(first));
  return at >= 0 && at < script.search(pattern(second));
}

function* step(document: GithubWorkflowDocument, expected: StepExpectation): Generator<Unmet> {
  const { pipeline } = document;
  const what = expected.runs ?? expected.uses ?? '';
  const jobs = pipeline.jobs.filter((each) => expected.job === undefined || named(each, expected.job));
  const found = jobs.flatMap((each) =>
    each.steps
      .filter((one) => (expected.uses ? one.uses : one.run) && stepMatches(one, what))
      .map((one) => ({ each, one })),
  );
  if (found.length === 0) {
    yield {
      message: `No step matches \`${what}\`.`,
      span: top(pipeline),
      expected: `a step ${what}`,
      actual: 'no such step',
    };
    return;
  }
  for (const { each, one } of expected.cache ? found : []) {
    if (caches(each, one)) continue;
    yield {
      message: `Job \`${each.id.value}\` has no cache for this, so every run downloads everything again. Give \`setup-python\` the input \`cache: pip\`, or add \`actions/cache\` before it.`,
      span: (one.run ?? one.uses)?.span ?? one.span,
      expected: 'a cache',
      actual: 'none',
    };
  }
  for (const { each, one } of expected.blocking ? found : []) {
    const open = opening(document, each, one, what);
    if (open)
      yield {
        message: `When this fails in job \`${each.id.value}\`, the job goes on and stays green, because of ${open}.`,
        span: (one.run ?? one.uses)?.span ?? one.span,
        expected: 'a failure that stops the job',
        actual: open,
      };
  }
}

/** Whether the step, or one before it in the job, keeps what it downloads for the next run. */
function caches(each: Job, one: Step): boolean {
  return each.steps.slice(0, each.steps.indexOf(one) + 1).some(({ uses, inputs }) => {
    const own = inputs.find(({ name }) => name.value === 'cache' || name.value === 'enable-cache')?.value.value;
    return (
      (own !== undefined && own !== '' && own !== 'false') || /^actions\/cache(\/restore)?@/.test(uses?.value ?? '')
    );
  });
}

/** What lets a step's failure pass, in words; `undefined` when nothing does. */
function opening(document: GithubWorkflowDocument, each: Job, one: Step, what: string): string | undefined {
  if (one.mayFail && one.mayFail.value !== false) return '`continue-on-error` on the step';
  if (each.mayFail && each.mayFail.value !== false) return '`continue-on-error` on the job';
  if (one.condition?.value.trim() === 'false') return '`if: false`';
  if (!one.run) return undefined;
  const { text } = document.source;
  const commands = document.commands(one.run);
  const shell = (one.shell ?? each.shell ?? document.pipeline.shell)?.value ?? '';
  for (const [index, command] of commands.entries()) {
    const line = command.words.map((word) => word.text).join(' ');
    if (line === 'set +e') return '`set +e`';
    if (!pattern(what).test(text.slice(command.span.start, command.span.end)) && !pattern(what).test(line)) continue;
    if (command.followedBy === '||' && !/^(exit|false)$/.test(commands[index + 1]?.words[0]?.text ?? ''))
      return `\`|| ${commands[index + 1]?.words.map((word) => word.text).join(' ')}\``;
    if (/^\|&?$/.test(command.followedBy) && shell === '')
      return 'the pipe: only the last program of it counts unless the step has `shell: bash`';
    if (command.followedBy === '&') return '`&`, which does not wait for it';
    if (
      command.followedBy === ';' &&
      index < commands.length - 1 &&
      /\bif\b.*$/.test(lineBefore(text, command.span.start))
    )
      return '`if`, which takes its failure for an answer';
  }
  return undefined;
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}
