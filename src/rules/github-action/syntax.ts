import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { YamlDocument } from '../../parse/yaml';
import { listNames } from '../list-names';
import type { ActionRule } from './rule';

const rootKeys = ['name', 'author', 'description', 'inputs', 'outputs', 'runs', 'branding'];
const inputKeys = ['description', 'required', 'default', 'deprecationMessage', 'type'];
const outputKeys = ['description', 'value'];
const stepKeys = ['name', 'id', 'if', 'run', 'shell', 'working-directory', 'uses', 'with', 'env', 'continue-on-error'];
const runsKeys = {
  composite: ['using', 'steps'],
  docker: ['using', 'image', 'env', 'args', 'entrypoint', 'pre-entrypoint', 'post-entrypoint', 'pre-if', 'post-if'],
  node: ['using', 'main', 'pre', 'post', 'pre-if', 'post-if'],
};

/** An action's file must be one that GitHub accepts. */
export const syntax: ActionRule = {
  id: 'github-action/syntax',
  summary: 'Write an action that GitHub accepts.',
  why: 'Every workflow that uses the action fails when it is loaded: the shared step that fetches the data stops all trainings at once.',
  severity: 'error',
  aliases: ['action', 'syntax-check'],
  fixable: true,
  *check(document) {
    const { file, yaml } = document;
    for (const { span, message } of file.problems)
      yield { span, message: `This is not valid YAML: ${/[.!?]$/.test(message) ? message : `${message}.`}` };
    if (!yaml || file.problems.length > 0 || !yaml.root) return;
    // GitHub passes over keys that it does not know in these places, so only slips of the pen are reported.
    yield* slipsOf(yaml, yaml.root, rootKeys, 'an action');
    for (const { value } of yaml.entries(yaml.get(yaml.root, 'inputs')))
      yield* slipsOf(yaml, value, inputKeys, 'an input');
    for (const { value } of yaml.entries(yaml.get(yaml.root, 'outputs')))
      yield* slipsOf(yaml, value, outputKeys, 'an output');
    yield* checkRuns(yaml);
  },
};

function* checkRuns(yaml: YamlDocument): Generator<Problem> {
  const runs = yaml.entry(yaml.root, 'runs');
  if (!runs) {
    const [first] = yaml.entries(yaml.root);
    if (first)
      yield {
        span: first.keySpan,
        message: 'An action says under `runs` how it runs, and this one does not. Add `runs` with `using`.',
      };
    return;
  }
  const using = yaml.get(runs.value, 'using');
  const kind = String(yaml.scalar(using) ?? '');
  const family = /^node\d+$/i.test(kind) ? 'node' : kind === 'composite' || kind === 'docker' ? kind : undefined;
  if (!family) {
    yield {
      span: using ? yaml.spanOf(using) : runs.keySpan,
      message: `${using ? `\`${kind}\` is nothing that an action can run with.` : '`runs` lacks `using`.'} Write \`composite\`, \`docker\` or \`node24\`.`,
    };
    return;
  }
  yield* keysOf(yaml, runs.value, runsKeys[family], `an action that runs with \`${kind}\``);
  const needed = { composite: 'steps', docker: 'image', node: 'main' }[family];
  if (!yaml.entry(runs.value, needed))
    yield {
      span: runs.keySpan,
      message: `An action that runs with \`${kind}\` needs \`${needed}\` under \`runs\`. Add it.`,
    };
  if (family !== 'composite') return;
  for (const step of yaml.items(yaml.get(runs.value, 'steps'))) {
    yield* keysOf(yaml, step, stepKeys, 'a step of an action');
    const [first] = yaml.entries(step);
    if (first && !yaml.entry(step, 'run') && !yaml.entry(step, 'uses'))
      yield { span: first.keySpan, message: 'This step does nothing: it has neither `run` nor `uses`. Add one.' };
  }
  for (const [name, { value, keySpan }] of yaml
    .entries(yaml.get(yaml.root, 'outputs'))
    .map((entry) => [entry.key, entry] as const))
    if (!yaml.entry(value, 'value'))
      yield {
        span: keySpan,
        message: `The output \`${name}\` of a composite action needs a \`value\`, e.g. \`\${{ steps.evaluate.outputs.mae }}\`. Add it.`,
      };
}

function* slipsOf(
  yaml: YamlDocument,
  node: Node | undefined,
  known: readonly string[],
  what: string,
): Generator<Problem> {
  for (const problem of keysOf(yaml, node, known, what)) if (problem.fix) yield problem;
}

function* keysOf(
  yaml: YamlDocument,
  node: Node | undefined,
  known: readonly string[],
  what: string,
): Generator<Problem> {
  const given = new Set(yaml.entries(node).map(({ key }) => key));
  for (const { key, keySpan } of yaml.entries(node)) {
    if (known.includes(key)) continue;
    const near = nearestName(
      key,
      known.filter((each) => !given.has(each)),
    );
    yield {
      span: keySpan,
      message: `\`${key}\` is no key of ${what}. ${near ? `You may mean \`${near}\`.` : `The keys are ${listNames(known)}.`}`,
      ...(near && { fix: { title: `Write ${near}`, edits: [{ span: keySpan, text: near }], safe: false } }),
    };
  }
}
