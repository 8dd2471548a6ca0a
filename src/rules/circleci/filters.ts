import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { CircleRun } from '../../parse/circleci-calls';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import type { CircleRule } from './rule';

/** Filters must say what they are meant to: a pattern between slashes, and tags for all jobs on the way. */
export const filters: CircleRule = {
  id: 'circleci/filters',
  summary: 'Write filters that match the branches and tags that you mean.',
  why: 'A filter that matches nothing is no error: the job is left out, the pipeline is green, and the model that was tagged for production is never deployed.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ yaml, runs }) {
    if (!yaml) return;
    yield* distinct(runs.flatMap((run) => [...checkRun(yaml, run)]));
    yield* distinct(runs.flatMap((run) => [...checkTags(yaml, run, runs)]));
  },
};

function* checkRun(yaml: YamlDocument, run: CircleRun): Generator<Problem> {
  const node = yaml.get(run.given, 'filters');
  yield* checkKeys(yaml, node, ['branches', 'tags'], 'filters');
  for (const kind of ['branches', 'tags']) {
    const filter = yaml.get(node, kind);
    yield* checkKeys(yaml, filter, ['only', 'ignore'], kind);
    for (const { value } of yaml.entries(filter)) {
      const items = yaml.items(value);
      for (const item of items.length > 0 ? items : [value]) yield* checkPattern(yaml, item, kind);
    }
  }
}

function* checkKeys(yaml: YamlDocument, node: Node | undefined, known: string[], place: string): Generator<Problem> {
  for (const { key, keySpan } of yaml.entries(node)) {
    const near = known.includes(key) ? undefined : nearestName(key, known);
    if (near)
      yield {
        span: keySpan,
        message: `\`${place}\` knows no \`${key}\`, so this filters nothing. You may mean \`${near}\`.`,
        fix: { title: `Write ${near}`, edits: [{ span: keySpan, text: near }], safe: false },
      };
  }
}

function* checkPattern(yaml: YamlDocument, node: Node | undefined, kind: string): Generator<Problem> {
  const value = yaml.scalar(node);
  if (typeof value !== 'string' || value.includes('<<')) return;
  const span = yaml.spanOf(node);
  const what = kind === 'tags' ? 'tag' : 'branch';
  const pattern = /^\/(.*)\/$/s.exec(value)?.[1];
  if (pattern === undefined) {
    // Names of branches and tags can hold none of these.
    if (!/[*^?[\\]|\$$/.test(value)) return;
    const body = value.replace(/^\/|\/$/g, '');
    const isPattern = /[\\^$[]|\.[*+?]/.test(body);
    const written = isPattern ? body : body.replace(/[.+]/g, '\\$&').replace(/\*+/g, '.*').replace(/\?/g, '.');
    yield {
      span,
      message: `This is taken for the name of one ${what}, and none can be called so: patterns stand between slashes. Write \`/${written}/\`.`,
      fix: { title: `Write /${written}/`, edits: [{ span, text: `/${written}/` }], safe: false },
    };
  } else if (/^\^?[\w./\\-]*[-/]$/.test(pattern) && pattern.length > 1) {
    const text = `/${pattern}.*/`;
    yield {
      span,
      message: `A pattern must match the whole name, and no ${what} is called exactly so. Write \`${text}\` for all that begin with it.`,
      fix: { title: `Write ${text}`, edits: [{ span, text }], safe: false },
    };
  }
}

/** Without a filter for tags a job is left out when a tag is pushed, and all jobs that wait for it. */
function* checkTags(yaml: YamlDocument, run: CircleRun, runs: readonly CircleRun[]): Generator<Problem> {
  const only = tagsOf(yaml, run);
  if (!only) return;
  for (const item of yaml.items(yaml.get(run.given, 'requires'))) {
    const name = yaml.scalar(item) ?? yaml.entries(item)[0]?.key;
    const needed = runs.filter(({ workflow, as }) => workflow === run.workflow && as === name);
    const [first] = needed;
    if (needed.length !== 1 || !first || tagsOf(yaml, first)) continue;
    // Expressions decide by themselves.
    if (typeof yaml.scalar(yaml.get(first.given, 'filters')) === 'string') continue;
    yield {
      span: yaml.spanOf(item),
      message: `\`${run.as}\` runs for tags and waits for \`${first.as}\`, which has no filter for tags and is left out then: \`${run.as}\` never runs. Give \`${first.as}\` \`filters: { tags: { only: /.*/ } }\`.`,
    };
  }
}

function tagsOf(yaml: YamlDocument, run: CircleRun): Node | undefined {
  return yaml.get(yaml.get(yaml.get(run.given, 'filters'), 'tags'), 'only');
}
