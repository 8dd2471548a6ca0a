import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { CircleCiDocument } from '../../parse/circleci';
import { stepCalls } from '../../parse/circleci-calls';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import type { CircleRule } from './rule';
import { builtInSteps } from './vocabulary';

/** Jobs, commands, executors and orbs that are used must be there. */
export const reference: CircleRule = {
  id: 'circleci/reference',
  summary: 'Use only jobs, commands, executors and orbs that the file has.',
  why: 'CircleCI refuses the whole file for one name that it cannot find, so a renamed `evaluate-model` also stops the tests and the deployments of everyone else.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    if (document.yaml && document.file.problems.length === 0) yield* distinct(checkAll(document, document.yaml));
  },
};

function* checkAll(document: CircleCiDocument, yaml: YamlDocument): Generator<Problem> {
  const { jobs, ownCommands, executors, runs } = document;
  const names = (entries: readonly { readonly key: string }[]): string[] => entries.map(({ key }) => key);
  const hasGroups = yaml.entry(yaml.root, 'job-groups') !== undefined;
  for (const { name, span, given } of runs) {
    const type = yaml.scalar(yaml.get(given, 'type'));
    if (type !== undefined || hasGroups) continue;
    yield* checkName(document, { name, span }, names(jobs), 'job', 'jobs');
  }
  for (const { value } of [...jobs, ...ownCommands]) {
    for (const call of stepCalls(yaml, yaml.get(value, 'steps')))
      yield* checkName(document, call, [...names(ownCommands), ...builtInSteps], 'step or command', 'commands');
    const executor = yaml.get(value, 'executor');
    const node: Node | undefined = yaml.get(executor, 'name') ?? executor;
    const name = yaml.scalar(node);
    if (typeof name === 'string')
      yield* checkName(document, { name, span: yaml.spanOf(node) }, names(executors), 'executor', 'executors');
  }
}

function* checkName(
  { orbs }: CircleCiDocument,
  { name, span }: { readonly name: string; readonly span: Problem['span'] },
  known: readonly string[],
  kind: string,
  place: string,
): Generator<Problem> {
  if (name.includes('<<') || known.includes(name)) return;
  const slash = name.indexOf('/');
  if (slash >= 0) {
    const orb = name.slice(0, slash);
    if (orbs.some(({ key }) => key === orb)) return;
    const near = nearestName(
      orb,
      orbs.map(({ key }) => key),
    );
    yield {
      span,
      message: `No orb \`${orb}\` is named in \`orbs\`, so CircleCI refuses the file. ${near ? `You may mean \`${near}\`.` : 'Add it there.'}`,
      ...(near && {
        fix: {
          title: `Use ${near}`,
          edits: [{ span: { start: span.start, end: span.start + orb.length }, text: near }],
          safe: false,
        },
      }),
    };
    return;
  }
  const near = nearestName(name, known);
  yield {
    span,
    message: `There is no ${kind} \`${name.slice(0, 60)}\`, so CircleCI refuses the file. ${near ? `You may mean \`${near}\`.` : `Write it under \`${place}\`.`}`,
    ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
  };
}
