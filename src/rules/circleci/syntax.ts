import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { CircleCiDocument } from '../../parse/circleci';
import { stepCalls } from '../../parse/circleci-calls';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import { explainEachYaml } from '../explain-yaml';
import type { CircleRule } from './rule';
import { circleKeys } from './vocabulary';

/** A configuration must be one that CircleCI accepts. */
export const syntax: CircleRule = {
  id: 'circleci/syntax',
  summary: 'Write a configuration that CircleCI accepts.',
  why: 'CircleCI runs nothing of a file that it cannot read: no test, no evaluation, no nightly retraining, and the model in production ages while every commit shows the same unread error.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* explainEachYaml(document.file.problems);
    if (document.yaml) yield* distinct(checkAll(document, document.yaml));
  },
};

const settings = {
  run: [circleKeys.run, 'command'],
  save_cache: [circleKeys.saveCache, 'key', 'paths'],
  restore_cache: [circleKeys.restoreCache],
  persist_to_workspace: [circleKeys.persist, 'root', 'paths'],
  attach_workspace: [circleKeys.attach, 'at'],
  store_artifacts: [circleKeys.artifacts, 'path'],
} as const satisfies Record<string, readonly [readonly string[], ...string[]]>;

function* checkAll(document: CircleCiDocument, yaml: YamlDocument): Generator<Problem> {
  yield* checkKeys(yaml, yaml.root, circleKeys.top, 'at the top');
  for (const { key, keySpan, value } of document.jobs) {
    yield* checkKeys(yaml, value, circleKeys.job, `in the job \`${key}\``);
    yield* checkJob(document, yaml, key, keySpan, value);
  }
  for (const { value } of [...document.jobs, ...document.ownCommands]) {
    for (const { name, span, given } of stepCalls(yaml, yaml.get(value, 'steps'))) {
      if (!isSettled(name) || yaml.entries(given).length === 0) continue;
      const [known, ...required] = settings[name];
      yield* checkKeys(yaml, given, known, `in \`${name}\``);
      for (const key of required) {
        if (yaml.entry(given, key)) continue;
        yield { span, message: `\`${name}\` needs \`${key}\`, and CircleCI refuses the file without it. Add it.` };
      }
    }
  }
}

function isSettled(name: string): name is keyof typeof settings {
  return Object.hasOwn(settings, name);
}

function* checkJob(
  { file }: CircleCiDocument,
  yaml: YamlDocument,
  key: string,
  span: Problem['span'],
  job: Node | undefined,
): Generator<Problem> {
  // A job of another type (approval, lock, no-op) has no steps; a damaged file may have lost them.
  if (file.problems.length > 0 || yaml.entries(job).length === 0 || yaml.entry(job, 'type')) return;
  if (!yaml.entry(job, 'steps'))
    yield { span, message: `The job \`${key}\` has no \`steps\`, and CircleCI refuses the file. Add them.` };
  const runner = ['docker', 'machine', 'macos', 'executor', 'windows', 'resource_class'].some((each) =>
    yaml.entry(job, each),
  );
  if (!runner)
    yield {
      span,
      message: `The job \`${key}\` does not say where it runs, and CircleCI refuses the file. Add \`docker\`, \`machine\`, \`macos\` or \`executor\`.`,
    };
}

/** Only a key that is near a known one is surely wrong: CircleCI gets new ones. */
function* checkKeys(
  yaml: YamlDocument,
  node: Node | undefined,
  known: readonly string[],
  place: string,
): Generator<Problem> {
  const keys = yaml.entries(node).map(({ key }) => key);
  for (const { key, keySpan } of yaml.entries(node)) {
    const near = nearestName(key, known);
    if (!near || keys.includes(near) || known.includes(key) || keySpan.end <= keySpan.start) continue;
    yield {
      span: keySpan,
      message: `CircleCI does not know \`${key}\` ${place}. You may mean \`${near}\`.`,
      fix: { title: `Write ${near}`, edits: [{ span: keySpan, text: near }], safe: false },
    };
  }
}
