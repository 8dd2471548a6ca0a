import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Step } from '../../parse/pipeline';
import { parseYaml, type YamlDocument } from '../../parse/yaml';
import { type ActionFacts, actionFacts } from './action-facts';
import { neighbourOfCall } from './neighbours';

const known = new WeakMap<object, Map<string, YamlDocument | undefined>>();

/** A neighbouring YAML file, read once a document; `undefined` when it is not known or not there. */
export function neighbourYaml(
  { source: { neighbours } }: GithubWorkflowDocument,
  path: string,
): YamlDocument | undefined {
  const text = neighbours?.get(path);
  if (!neighbours || text === undefined) return undefined;
  const read = known.get(neighbours) ?? new Map<string, YamlDocument | undefined>();
  known.set(neighbours, read);
  if (!read.has(path)) {
    const file = parseYaml(text, { mergeKeys: false });
    read.set(path, file.problems.length === 0 ? file.documents[0] : undefined);
  }
  return read.get(path);
}

/** What is known of the action that a step calls: a widely used one, or one beside the workflow. */
export function calledAction(document: GithubWorkflowDocument, { uses }: Step): ActionFacts | undefined {
  const local = /^\.\/(.+)$/.exec(uses?.value ?? '')?.[1];
  if (local === undefined) return actionFacts(uses);
  for (const path of neighbourOfCall(local)) {
    const yaml = /action\.ya?ml$/.test(path) ? neighbourYaml(document, path) : undefined;
    if (yaml) return readAction(yaml, uses?.value ?? '');
  }
  return undefined;
}

function readAction(yaml: YamlDocument, action: string): ActionFacts {
  const { root } = yaml;
  const inputs = yaml.entries(yaml.get(root, 'inputs'));
  const named = (test: (input: (typeof inputs)[number]) => boolean): Set<string> =>
    new Set(inputs.filter(test).map(({ key }) => key.toLowerCase()));
  return {
    action,
    major: 0,
    runtime: String(yaml.scalar(yaml.get(yaml.get(root, 'runs'), 'using')) ?? ''),
    inputs: named(() => true),
    required: named(({ value }) => yaml.scalar(yaml.get(value, 'required')) === true && !yaml.entry(value, 'default')),
    deprecated: named(({ value }) => yaml.entry(value, 'deprecationMessage') !== undefined),
    outputs: new Set(yaml.entries(yaml.get(root, 'outputs')).map(({ key }) => key.toLowerCase())),
  };
}
