import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import type { Span } from '../../core/span';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { YamlDocument, YamlEntry } from '../../parse/yaml';
import { eventEntries } from './event-entries';
import type { WorkflowRule } from './rule';

/** What GitHub's parser lets through, though it cannot do what it says. */
export const structure: WorkflowRule = {
  id: 'github-actions/structure',
  summary: 'Leave no section empty, and no number without sense.',
  why: 'An empty section or a limit of 0 does not do what its name promises: a training job without steps trains nothing, one with `timeout-minutes: 0` is not stopped.',
  severity: 'warning',
  aliases: ['syntax-check', 'job-needs'],
  fixable: false,
  *check(document) {
    const { yaml } = document;
    if (!yaml?.root) return;
    const { root } = yaml;
    for (const name of ['on', 'env', 'defaults', 'jobs']) yield* checkEmpty(yaml, root, name);
    for (const name of ['run-name', 'concurrency']) yield* checkBlank(yaml, root, name);
    yield* checkEmpty(yaml, yaml.get(root, 'defaults'), 'run');
    yield* checkEvents(document);
    for (const job of yaml.entries(yaml.get(root, 'jobs'))) yield* checkJob(yaml, job);
  },
};

function* checkEvents(document: GithubWorkflowDocument): Iterable<Problem> {
  const { yaml, pipeline } = document;
  if (!yaml) return;
  for (const { key: event, keySpan, value } of eventEntries(document))
    if (event === 'schedule' && (!value || isEmpty(yaml, value)))
      yield { span: keySpan, message: '`schedule` says not when. List the times as `cron`.' };
  for (const { value } of eventEntries(document))
    for (const { key, keySpan, value: filter } of yaml.entries(value))
      if (filters.has(key) && (!filter || isEmpty(yaml, filter)))
        yield {
          span: keySpan,
          message: `\`${key}\` is empty, so it narrows nothing. List what it should name, or take it out.`,
        };
  const on = yaml.get(yaml.root, 'on');
  if (yaml.entries(on).length > 0) return;
  for (const { event } of pipeline.triggers) {
    if (event.value === 'workflow_run')
      yield {
        span: event.span,
        message: '`workflow_run` says not after which workflows. Make it a key, and name them in `workflows`.',
      };
    if (event.value === 'schedule')
      yield { span: event.span, message: '`schedule` says not when. Make it a key, and list the times as `cron`.' };
  }
}

function* checkJob(yaml: YamlDocument, { keySpan, value: job }: YamlEntry): Iterable<Problem> {
  if (!job || yaml.entries(job).length === 0) return;
  for (const name of ['env', 'defaults', 'strategy', 'outputs', 'services', 'with', 'secrets'])
    yield* checkEmpty(yaml, job, name);
  for (const name of ['environment', 'container', 'concurrency', 'runs-on', 'needs']) {
    yield* checkBlank(yaml, job, name);
    yield* checkEmpty(yaml, job, name);
  }
  yield* checkBlank(yaml, yaml.get(job, 'environment'), 'name');
  yield* checkEmpty(yaml, yaml.get(job, 'defaults'), 'run');
  const strategy = yaml.get(job, 'strategy');
  yield* checkEmpty(yaml, strategy, 'matrix');
  for (const { key, keySpan: span, value } of yaml.entries(yaml.get(strategy, 'matrix'))) {
    if (value && isEmpty(yaml, value))
      yield { span, message: `\`${key}\` is empty. Write its values, or take it out.` };
  }
  yield* checkNumber(yaml, yaml.entry(job, 'timeout-minutes'), false);
  yield* checkNumber(yaml, yaml.entry(strategy, 'max-parallel'), true);
  const steps = yaml.entry(job, 'steps');
  if (!yaml.entry(job, 'uses') && (yaml.entry(job, 'runs-on') || steps)) {
    if (!steps)
      yield {
        span: keySpan,
        message: 'This job has no steps, so GitHub refuses it. Add `steps`, or call a workflow with `uses`.',
      };
    else if (!steps.value || isEmpty(yaml, steps.value))
      yield { span: steps.keySpan, message: 'There are no steps here, so GitHub refuses the job. Add one.' };
  }
  for (const step of yaml.items(steps?.value)) {
    yield* checkNumber(yaml, yaml.entry(step, 'timeout-minutes'), false);
    for (const name of ['run', 'working-directory']) yield* checkBlank(yaml, step, name);
    yield* checkEmpty(yaml, step, 'env');
    yield* checkEmpty(yaml, step, 'with');
  }
  yield* checkCredentials(yaml, yaml.get(job, 'container'));
  for (const { value } of yaml.entries(yaml.get(job, 'services'))) yield* checkCredentials(yaml, value);
  const seen = new Set<string>();
  for (const need of yaml.items(yaml.get(job, 'needs'))) {
    const id = String(yaml.scalar(need) ?? '').toLowerCase();
    if (id && seen.has(id))
      yield { span: yaml.spanOf(need), message: `\`${id}\` stands twice in \`needs\`. Take one of them out.` };
    seen.add(id);
  }
}

function* checkCredentials(yaml: YamlDocument, holder: Node | undefined): Iterable<Problem> {
  const credentials = yaml.entry(holder, 'credentials');
  if (!credentials || (credentials.value && yaml.scalar(credentials.value) !== undefined)) return;
  const missing = ['username', 'password'].filter((name) => !yaml.entry(credentials.value, name));
  if (missing.length > 0)
    yield {
      span: credentials.keySpan,
      message: `\`${missing.join('` and `')}\` ${missing.length === 1 ? 'is' : 'are'} missing, so the registry refuses the login. Add ${missing.length === 1 ? 'it' : 'both'}.`,
    };
}

function* checkEmpty(yaml: YamlDocument, holder: Node | undefined, name: string): Iterable<Problem> {
  const entry = yaml.entry(holder, name);
  if (entry?.value && isEmpty(yaml, entry.value))
    yield { span: entry.keySpan, message: `\`${name}\` is empty and does nothing. Fill it, or take it out.` };
}

/** A text that is not there, or has nothing in it. */
function* checkBlank(yaml: YamlDocument, holder: Node | undefined, name: string): Iterable<Problem> {
  const entry = yaml.entry(holder, name);
  if (entry && (!entry.value || yaml.scalar(entry.value) === ''))
    yield { span: entry.keySpan, message: `\`${name}\` is empty. Write it, or take it out.` };
}

function* checkNumber(yaml: YamlDocument, entry: YamlEntry | undefined, whole: boolean): Iterable<Problem> {
  const value = yaml.scalar(entry?.value);
  if (!entry?.value || value === undefined || value === null) return;
  const span: Span = yaml.spanOf(entry.value);
  const { key } = entry;
  if (typeof value === 'number') {
    if (value <= 0)
      yield {
        span,
        message: `\`${key}\` must be more than 0. Write a number of ${whole ? 'jobs' : 'minutes'}, or take it out.`,
      };
    else if (whole && !Number.isInteger(value))
      yield { span, message: `\`${key}\` counts jobs, so it is a whole number. Round it.` };
  } else if (typeof value === 'string' && value.includes('${{') && !/^\s*\$\{\{(?:[^}]|\}(?!\}))*\}\}\s*$/.test(value))
    yield { span, message: `\`${key}\` wants a number or one expression alone. Put all of it into the expression.` };
}

function isEmpty(yaml: YamlDocument, node: Node): boolean {
  return yaml.scalar(node) === undefined && yaml.entries(node).length === 0 && yaml.items(node).length === 0;
}

const filters = new Set([
  'types',
  'branches',
  'branches-ignore',
  'tags',
  'tags-ignore',
  'paths',
  'paths-ignore',
  'workflows',
]);
