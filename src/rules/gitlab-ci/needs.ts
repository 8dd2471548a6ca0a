import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import { distinct } from '../distinct';
import type { GitlabRule } from './rule';

/** `needs` and `dependencies` must name jobs that exist and end before, in no circle. */
export const needs: GitlabRule = {
  id: 'gitlab-ci/needs',
  summary: 'Let `needs` and `dependencies` name jobs that exist and run before.',
  why: 'GitLab creates no pipeline for an unknown or later job. A deployment whose `needs` was renamed so takes the tests and the evaluation down with it.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* distinct(checkAll(document));
  },
};

function* checkAll(document: GitlabCiDocument): Generator<Problem> {
  for (const { key } of document.jobs) {
    if (key.startsWith('.')) continue;
    for (const each of [...namesIn(document, key, 'needs'), ...namesIn(document, key, 'dependencies')])
      yield* checkName(document, key, each);
  }
}

interface Named {
  readonly key: 'needs' | 'dependencies';
  readonly name: string;
  readonly node: Node;
  readonly optional: boolean;
}

function namesIn({ find, yaml }: GitlabCiDocument, job: string, key: Named['key']): Named[] {
  const found = find(job, key);
  if (!yaml || !found || found === 'unknown' || !found.own) return [];
  return yaml.items(found.entry.value).flatMap((item) => {
    if (yaml.get(item, 'project') || yaml.get(item, 'pipeline')) return [];
    const node = yaml.get(item, 'job') ?? item;
    const name = yaml.scalar(node);
    // A name such as `train 1/4` or `train: [gpu]` is one copy of a job that runs several times.
    if (typeof name !== 'string' || /[$[]| \d+\/\d+$/.test(name)) return [];
    return [{ key, name, node, optional: yaml.scalar(yaml.get(item, 'optional')) === true }];
  });
}

function* checkName(document: GitlabCiDocument, job: string, { key, name, node, optional }: Named): Generator<Problem> {
  const { yaml, parts, complete } = document;
  if (!yaml) return;
  const span = yaml.spanOf(node);
  if (!parts.has(name) || name.startsWith('.')) {
    if (!complete || optional) return;
    const near = nearestName(
      name,
      [...parts.keys()].filter((each) => !each.startsWith('.') && each !== job),
    );
    yield {
      span,
      message: `There is no job \`${name}\`, so GitLab creates no pipeline. ${near ? `You may mean \`${near}\`.` : `Name a job of an earlier stage in \`${key}\`.`}`,
      ...(near && { fix: { title: `Wait for ${near}`, edits: [{ span, text: near }], safe: false } }),
    };
    return;
  }
  const [from, to] = [stageOf(document, name), stageOf(document, job)];
  if (from !== undefined && to !== undefined && from > to)
    yield {
      span,
      message: `\`${name}\` belongs to a later stage than \`${job}\`, so it cannot be waited for. Move one of them to another stage.`,
    };
  else if (key === 'needs' && circular(document, job, name))
    yield {
      span,
      message: `${job === name ? `\`${job}\` waits for itself` : `\`${job}\` and \`${name}\` wait for each other`} for ever. Take it out of \`needs\`.`,
    };
}

/** The place of a job's stage in the order; `undefined` when it is not known. */
function stageOf({ find, stages }: GitlabCiDocument, job: string): number | undefined {
  const found = find(job, 'stage');
  if (found === 'unknown' || !stages) return undefined;
  const name = found ? found.yaml.scalar(found.entry.value) : 'test';
  const at = typeof name === 'string' ? stages.indexOf(name) : -1;
  return at < 0 ? undefined : at;
}

function circular(document: GitlabCiDocument, job: string, need: string): boolean {
  const seen = new Set<string>();
  const reaches = (at: string): boolean => {
    if (at === job) return true;
    if (seen.has(at)) return false;
    seen.add(at);
    return namesIn(document, at, 'needs').some(({ name }) => reaches(name));
  };
  return reaches(need);
}
