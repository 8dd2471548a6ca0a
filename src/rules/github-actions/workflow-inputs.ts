import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { YamlEntry } from '../../parse/yaml';
import { eventEntries, textsOf } from './event-entries';
import type { WorkflowRule } from './rule';

/** Inputs of a workflow need a type that GitHub knows, and a default of that type. */
export const workflowInputs: WorkflowRule = {
  id: 'github-actions/workflow-inputs',
  summary: 'Declare inputs with a known type and a default of that type.',
  why: 'GitHub refuses a file whose inputs do not fit their type: no one can start the rollback or the retraining by hand, and it is noticed on the day it is needed.',
  severity: 'error',
  aliases: ['events'],
  fixable: false,
  *check(document) {
    const { yaml } = document;
    if (!yaml) return;
    for (const { key: event, keySpan, value } of eventEntries(document)) {
      if (event !== 'workflow_dispatch' && event !== 'workflow_call') continue;
      const inputs = yaml.entry(value, 'inputs');
      const entries = yaml.entries(inputs?.value);
      if (event === 'workflow_dispatch' && inputs && entries.length > maxInputs)
        yield {
          span: keySpan,
          message: `There are ${entries.length} inputs, and GitHub takes ${maxInputs} at most. Pass the rest in one input as JSON.`,
        };
      for (const input of entries) yield* checkInput(document, event, input);
    }
  },
};

/** GitHub's limit for a workflow that is started by hand. */
const maxInputs = 25;

function* checkInput(
  document: GithubWorkflowDocument,
  event: string,
  { key, keySpan, value }: YamlEntry,
): Iterable<Problem> {
  const { yaml } = document;
  const typeNode = yaml?.get(value, 'type');
  const type = yaml?.scalar(typeNode);
  const fallback = yaml?.get(value, 'default');
  const options = yaml?.entry(value, 'options');
  if (!yaml) return;
  if (event === 'workflow_call' && !value)
    yield {
      span: keySpan,
      message: `\`${key}\` has no type, and GitHub wants one for the input of a called workflow. Write \`type: string\`.`,
    };
  if (event === 'workflow_call') {
    const known = type === 'boolean' || type === 'number' || type === 'string';
    if (value && typeNode && !known)
      yield {
        span: yaml.spanOf(typeNode),
        message: `The type of an input of a called workflow is \`boolean\`, \`number\` or \`string\`. Write one of them.`,
      };
    if (known) yield* checkDefault(document, String(type), fallback);
    return;
  }
  if (type === 'choice') {
    const choices = textsOf(document, options?.value);
    if (choices.length === 0)
      yield {
        span: options?.keySpan ?? keySpan,
        message: `\`${key}\` is a choice without anything to choose from. List the \`options\`.`,
      };
    const seen = new Set<string>();
    for (const { value: choice, span } of choices) {
      if (seen.has(choice))
        yield { span, message: `\`${choice.slice(0, 60)}\` stands twice in the options. Take one of them out.` };
      seen.add(choice);
    }
    const given = yaml.scalar(fallback);
    if (fallback && choices.length > 0 && !seen.has(String(given ?? '')))
      yield {
        span: yaml.spanOf(fallback),
        message: `The default \`${String(given).slice(0, 60)}\` is none of the options. Write one of them, or add it.`,
      };
    return;
  }
  if (options)
    yield {
      span: options.keySpan,
      message: `Only a \`choice\` has options, and \`${key}\` is ${type === undefined ? 'a text' : `of type \`${String(type).slice(0, 40)}\``}. Write \`type: choice\`, or take them out.`,
    };
  yield* checkDefault(document, String(type), fallback);
}

function* checkDefault({ yaml }: GithubWorkflowDocument, type: string, node: Node | undefined): Iterable<Problem> {
  const value = yaml?.scalar(node);
  if (!yaml || !node || value === undefined || value === null || String(value).includes('${{')) return;
  const fits =
    type === 'boolean'
      ? /^(true|false)$/i.test(String(value))
      : type === 'number'
        ? typeof value !== 'boolean' && value !== '' && Number.isFinite(Number(value))
        : true;
  if (!fits)
    yield {
      span: yaml.spanOf(node),
      message: `The default of ${type === 'boolean' ? 'a boolean is `true` or `false`' : 'a number is a number'}, not \`${String(value).slice(0, 60)}\`. Change it, or the type.`,
    };
}
