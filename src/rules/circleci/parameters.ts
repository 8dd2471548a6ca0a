import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { CircleCiDocument } from '../../parse/circleci';
import { type CircleCall, stepCalls, textsBelow } from '../../parse/circleci-calls';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import type { CircleRule } from './rule';

/** Parameters must be declared where they are read, and given as they are declared. */
export const parameters: CircleRule = {
  id: 'circleci/parameters',
  summary: 'Declare the parameters that are read, and give those that are declared.',
  why: 'CircleCI refuses the file for a parameter that nobody declared or a required one that nobody gives: one new `gpu` parameter without a default stops every workflow that uses the job.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    const { yaml, file } = document;
    if (!yaml || file.problems.length > 0) return;
    const problems = [...checkReads(document, yaml), ...checkCalls(document, yaml)];
    yield* distinct(problems);
  },
};

function* checkReads(document: CircleCiDocument, yaml: YamlDocument): Generator<Problem> {
  if (!/^2\.1/.test(String(yaml.scalar(yaml.get(yaml.root, 'version'))))) return;
  const own = [...document.jobs, ...document.ownCommands, ...document.executors];
  for (const { key, value } of own) {
    const known = yaml.entries(yaml.get(value, 'parameters')).map((entry) => entry.key);
    for (const { span } of textsBelow(yaml, value)) {
      for (const [name, at] of readsIn(document.source.text, span, 'parameters')) {
        if (known.includes(name)) continue;
        yield unknown(`\`${key}\` declares no parameter \`${name}\``, name, at, known);
      }
    }
  }
  const known = yaml.entries(yaml.get(yaml.root, 'parameters')).map((entry) => entry.key);
  for (const { span } of textsBelow(yaml, yaml.root)) {
    for (const [name, at] of readsIn(document.source.text, span, 'pipeline\\.parameters'))
      if (!known.includes(name)) yield unknown(`The file declares no pipeline parameter \`${name}\``, name, at, known);
  }
}

function readsIn(text: string, { start, end }: Problem['span'], from: string): [string, Problem['span']][] {
  const reads = text.slice(start, end).matchAll(new RegExp(`(?<!\\\\)(<<\\s*${from}\\.)([\\w-]+)\\s*>>`, 'g'));
  return [...reads].map(({ index, 1: before = '', 2: name = '' }) => {
    const at = start + index + before.length;
    return [name, { start: at, end: at + name.length }];
  });
}

function unknown(fact: string, name: string, span: Problem['span'], known: readonly string[]): Problem {
  const near = nearestName(name, known);
  return {
    span,
    message: `${fact}, so CircleCI refuses the file. ${near ? `You may mean \`${near}\`.` : 'Declare it under `parameters`.'}`,
    ...(near && { fix: { title: `Read ${near}`, edits: [{ span, text: near }], safe: false } }),
  };
}

/** Keys that a workflow's job may have besides the parameters of the job. */
const ofWorkflow = new Set(
  'name requires context filters type matrix pre-steps post-steps when branches override-with serial-group max_auto_reruns'.split(
    ' ',
  ),
);

function* checkCalls(document: CircleCiDocument, yaml: YamlDocument): Generator<Problem> {
  for (const run of document.runs) {
    const job = document.jobs.find(({ key }) => key === run.name);
    if (job) yield* checkGiven(yaml, run, job.value, ofWorkflow, yaml.get(yaml.get(run.given, 'matrix'), 'parameters'));
  }
  for (const { value } of [...document.jobs, ...document.ownCommands]) {
    for (const call of stepCalls(yaml, yaml.get(value, 'steps'))) {
      const command = document.ownCommands.find(({ key }) => key === call.name);
      if (command) yield* checkGiven(yaml, call, command.value, new Set(['name']), undefined);
    }
  }
}

function* checkGiven(
  yaml: YamlDocument,
  call: CircleCall,
  target: Node | undefined,
  besides: ReadonlySet<string>,
  matrix: Node | undefined,
): Generator<Problem> {
  const declared = yaml.entries(yaml.get(target, 'parameters'));
  const given = [...yaml.entries(call.given), ...yaml.entries(matrix)];
  for (const { key, keySpan, value } of given) {
    const parameter = declared.find((entry) => entry.key === key);
    if (!parameter) {
      const near = nearestName(key, [...declared.map((entry) => entry.key), ...besides]);
      // A key that is not near may be one of the workflow's that is newer than this rule.
      if (besides.has(key) || !near) continue;
      yield unknown(`\`${call.name}\` takes no \`${key}\``, key, keySpan, [near]);
      continue;
    }
    const options = yaml.items(yaml.get(parameter.value, 'enum')).map((item) => yaml.scalar(item));
    const chosen = yaml.scalar(value);
    if (options.length === 0 || typeof chosen !== 'string' || chosen.includes('<<') || options.includes(chosen))
      continue;
    yield {
      span: yaml.spanOf(value),
      message: `\`${key}\` of \`${call.name}\` cannot be \`${chosen}\`, so CircleCI refuses the file. It can be ${options.map((each) => `\`${each}\``).join(', ')}.`,
    };
  }
  for (const { key, value } of declared) {
    if (yaml.entries(value).length === 0 || yaml.entry(value, 'default') || given.some((entry) => entry.key === key))
      continue;
    yield {
      span: call.span,
      message: `\`${call.name}\` needs \`${key}\`, which has no default, so CircleCI refuses the file. Give it here or declare a default.`,
    };
  }
}
