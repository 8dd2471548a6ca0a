import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Job } from '../../parse/pipeline';
import type { YamlDocument, YamlEntry } from '../../parse/yaml';
import { listNames } from '../list-names';
import { neighbourYaml } from './called-action';
import { jobReads } from './job-reads';
import { neighbourOfCall } from './neighbours';
import type { WorkflowRule } from './rule';

/** A job that calls a workflow of the repository must fit what that workflow declares. */
export const calledWorkflow: WorkflowRule = {
  id: 'github-actions/called-workflow',
  summary: 'Call a workflow with the inputs and secrets that it declares.',
  why: 'GitHub refuses the whole calling file for an unknown or missing input, so neither the training nor its gate runs; a misspelt output is an empty text that a gate compares with nothing.',
  severity: 'error',
  aliases: ['workflow-call'],
  fixable: true,
  *check(document) {
    const calls = new Map<string, YamlDocument>();
    for (const job of document.pipeline.jobs) {
      const path = job.calls && pathOfCalled(job.calls.value);
      if (!job.calls || path === undefined) continue;
      if (document.source.neighbours && !document.source.neighbours.has(path)) {
        yield {
          span: job.calls.span,
          message: `There is no file \`${job.calls.value}\`, so GitHub refuses the workflow. Write the name of one that stands in \`.github/workflows\`.`,
        };
        continue;
      }
      const called = neighbourYaml(document, path);
      if (!called) continue;
      const trigger = callTrigger(called);
      if (!trigger) {
        yield {
          span: job.calls.span,
          message: `\`${job.calls.value}\` cannot be called: it has no \`on: workflow_call\`. Add it there.`,
        };
        continue;
      }
      calls.set(job.id.value.toLowerCase(), called);
      yield* checkInputs(document, job, called);
      yield* checkSecrets(document, job, called);
    }
    if (calls.size > 0) yield* checkOutputs(document, calls);
  },
};

function pathOfCalled(uses: string): string | undefined {
  const local = /^\.\/(\.github\/workflows\/[^/]+\.ya?ml)$/.exec(uses)?.[1];
  return local === undefined ? undefined : neighbourOfCall(local)[0];
}

/** `workflow_call` as a key, an item or the only word. */
function callTrigger(called: YamlDocument): boolean {
  const on = called.get(called.root, 'on');
  return (
    called.scalar(on) === 'workflow_call' ||
    called.items(on).some((item) => called.scalar(item) === 'workflow_call') ||
    called.entry(on, 'workflow_call') !== undefined
  );
}

function declared(called: YamlDocument, part: 'inputs' | 'secrets' | 'outputs'): readonly YamlEntry[] {
  return called.entries(called.get(called.get(called.get(called.root, 'on'), 'workflow_call'), part));
}

function* checkInputs({ yaml }: GithubWorkflowDocument, job: Job, called: YamlDocument): Generator<Problem> {
  const inputs = declared(called, 'inputs');
  const given = new Set(job.inputs.map(({ name }) => name.value.toLowerCase()));
  for (const { name, value } of job.inputs) {
    const input = inputs.find(({ key }) => key.toLowerCase() === name.value.toLowerCase());
    if (!input) {
      yield unknown(
        job,
        name,
        'input',
        inputs.filter(({ key }) => !given.has(key.toLowerCase())),
      );
      continue;
    }
    const type = String(called.scalar(called.get(input.value, 'type')) ?? 'string');
    if (value.raw.includes('${{') || value.value === '') continue;
    const fits =
      type === 'boolean' ? /^(true|false)$/.test(value.raw) : type === 'number' ? /^-?[\d.]+$/.test(value.raw) : true;
    if (!fits)
      yield {
        span: value.span,
        message: `\`${name.value}\` takes a ${type}, and this is a text. Write ${type === 'boolean' ? '`true` or `false`' : 'a number'} without quotes.`,
      };
  }
  const missing = inputs.filter(
    ({ key, value }) =>
      called.scalar(called.get(value, 'required')) === true &&
      !called.entry(value, 'default') &&
      !given.has(key.toLowerCase()),
  );
  if (missing.length > 0 && job.calls && yaml)
    yield {
      span: job.calls.span,
      message: `\`${job.calls.value}\` needs the inputs ${listNames(missing.map(({ key }) => key))}. Give them under \`with\`.`,
    };
}

function* checkSecrets({ yaml }: GithubWorkflowDocument, job: Job, called: YamlDocument): Generator<Problem> {
  if (!yaml || !job.calls) return;
  const node = yaml.get(yaml.get(yaml.get(yaml.root, 'jobs'), job.id.value), 'secrets');
  if (yaml.scalar(node) === 'inherit') return;
  const secrets = declared(called, 'secrets');
  const given = yaml.entries(node);
  const names = new Set(given.map(({ key }) => key.toLowerCase()));
  for (const { key, keySpan } of given) {
    if (!secrets.some((secret) => secret.key.toLowerCase() === key.toLowerCase()))
      yield unknown(
        job,
        { value: key, span: keySpan },
        'secret',
        secrets.filter((secret) => !names.has(secret.key.toLowerCase())),
      );
  }
  const missing = secrets.filter(
    ({ key, value }) => called.scalar(called.get(value, 'required')) === true && !names.has(key.toLowerCase()),
  );
  if (missing.length > 0)
    yield {
      span: job.calls.span,
      message: `\`${job.calls.value}\` needs the secrets ${listNames(missing.map(({ key }) => key))}. Give them under \`secrets\`, or write \`secrets: inherit\`.`,
    };
}

function* checkOutputs(document: GithubWorkflowDocument, calls: ReadonlyMap<string, YamlDocument>): Generator<Problem> {
  for (const job of document.pipeline.jobs) {
    for (const { path, span } of jobReads(job)) {
      const [, id = '', output = ''] = /^needs\.([\w-]+)\.outputs\.([\w-]+)$/.exec(path) ?? [];
      const called = calls.get(id);
      if (!called) continue;
      const names = declared(called, 'outputs').map(({ key }) => key);
      if (names.some((name) => name.toLowerCase() === output)) continue;
      const near = nearestName(output, names);
      yield {
        span,
        message: `The workflow that \`${id}\` calls declares no output \`${output}\`, so this is always empty. ${near ? `You may mean \`${near}\`.` : 'Declare it there under `on.workflow_call.outputs`.'}`,
      };
    }
  }
}

function unknown(
  job: Job,
  name: { value: string; span: Problem['span'] },
  kind: string,
  left: readonly YamlEntry[],
): Problem {
  const near = nearestName(
    name.value,
    left.map(({ key }) => key),
  );
  return {
    span: name.span,
    message: `\`${job.calls?.value}\` declares no ${kind} \`${name.value}\`, so GitHub refuses the workflow. ${near ? `You may mean \`${near}\`.` : 'Declare it there or take it out.'}`,
    ...(near && { fix: { title: `Write ${near}`, edits: [{ span: name.span, text: near }], safe: false } }),
  };
}
