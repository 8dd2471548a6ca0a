import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { CircleCiDocument } from '../../parse/circleci';
import type { CircleRun } from '../../parse/circleci-calls';
import type { YamlDocument } from '../../parse/yaml';
import type { CircleRule } from './rule';

/** `requires` must name jobs of the same workflow, in no circle. */
export const requires: CircleRule = {
  id: 'circleci/requires',
  summary: 'Let `requires` name jobs of the same workflow, in no circle.',
  why: 'A job that waits for a name which is not in its workflow never starts, or CircleCI refuses the file. If that job is the evaluation, nothing ships; if it is the gate, someone takes it out to ship.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    const { yaml, runs, file } = document;
    if (!yaml || file.problems.length > 0) return;
    for (const run of runs) {
      const fellows = runs.filter(({ workflow }) => workflow === run.workflow);
      for (const { name, span } of requiredBy(yaml, run)) yield* checkName(document, run, fellows, name, span);
    }
  },
};

function* checkName(
  { yaml }: CircleCiDocument,
  run: CircleRun,
  fellows: readonly CircleRun[],
  name: string,
  span: Problem['span'],
): Generator<Problem> {
  if (!yaml || name.includes('<<')) return;
  // Jobs of a matrix, and one that stands twice, are given names made from their own.
  const made = fellows.some((each) => {
    const alias = yaml.scalar(yaml.get(yaml.get(each.given, 'matrix'), 'alias'));
    return (
      name === each.as || name === alias || name === each.name || each.as.includes('<<') || isMade(name, each, yaml)
    );
  });
  if (!made) {
    const near = nearestName(
      name,
      fellows.map(({ as }) => as).filter((as) => as !== run.as),
    );
    yield {
      span,
      message: `The workflow \`${run.workflow}\` has no job \`${name}\` to wait for, so \`${run.as}\` does not run. ${near ? `You may mean \`${near}\`.` : 'Name a job that this workflow lists.'}`,
      ...(near && { fix: { title: `Wait for ${near}`, edits: [{ span, text: near }], safe: false } }),
    };
  } else if (reaches(yaml, fellows, name, run.as)) {
    yield {
      span,
      message: `${run.as === name ? `\`${name}\` waits for itself` : `\`${run.as}\` and \`${name}\` wait for each other`} for ever. Take it out of \`requires\`.`,
    };
  }
}

function isMade(name: string, run: CircleRun, yaml: YamlDocument): boolean {
  return name.startsWith(`${run.as}-`) && (yaml.entry(run.given, 'matrix') !== undefined || /-\d+$/.test(name));
}

function requiredBy(yaml: YamlDocument, run: CircleRun): { name: string; span: Problem['span']; node: Node }[] {
  return yaml.items(yaml.get(run.given, 'requires')).flatMap((node) => {
    const name = yaml.scalar(node);
    const [entry] = yaml.entries(node);
    if (typeof name === 'string') return [{ name, span: yaml.spanOf(node), node }];
    return entry && entry.key !== '' ? [{ name: entry.key, span: entry.keySpan, node }] : [];
  });
}

function reaches(yaml: YamlDocument, fellows: readonly CircleRun[], from: string, to: string): boolean {
  // Names that stand twice in a workflow cannot be told apart here.
  if (fellows.filter(({ as }) => as === to).length > 1) return false;
  const seen = new Set<string>();
  const visit = (at: string): boolean => {
    if (at === to) return true;
    if (seen.has(at)) return false;
    seen.add(at);
    const runs = fellows.filter(({ as }) => as === at);
    return runs.length === 1 && runs.some((run) => requiredBy(yaml, run).some(({ name }) => visit(name)));
  };
  return visit(from);
}
