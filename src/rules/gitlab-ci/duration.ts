import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { Span } from '../../core/span';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import type { GitlabRule } from './rule';

/** Times must be ones that GitLab can read. */
export const duration: GitlabRule = {
  id: 'gitlab-ci/duration',
  summary: 'Write times that GitLab can read.',
  why: 'GitLab refuses the whole file for a time that it cannot read: no test, no evaluation, no nightly retraining runs until someone looks, because one model should have been kept for `2 weaks`.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    if (document.yaml) yield* distinct(checkAll(document, document.yaml));
  },
};

const units: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      ['seconds second secs sec s', 1],
      ['minutes minute mins min m', 60],
      ['hours hour hrs hr h', 3_600],
      ['days day dy d', 86_400],
      ['weeks week wks wk w', 604_800],
      ['months month mos mo', 2_592_000],
      ['years year yrs yr y', 31_557_600],
    ] as const
  ).flatMap(([words, seconds]) => words.split(' ').map((word) => [word, seconds])),
);

/** What else may stand in a time; numbers can be written as words. */
const others =
  /^(?:and|with|plus|a|an|zero|half|quarter|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)s?)$/;

interface Place {
  readonly node: Node | undefined;
  readonly key: string;
  readonly limit?: { readonly seconds: number; readonly words: string };
  readonly isNever?: boolean;
}

const month = { seconds: 2_592_000, words: 'a month' };
const week = { seconds: 604_800, words: 'a week' };

function* checkAll({ jobs, source: { text } }: GitlabCiDocument, yaml: YamlDocument): Generator<Problem> {
  const byDefault = yaml.get(yaml.root, 'default');
  for (const job of [byDefault, ...jobs.map(({ value }) => value)]) {
    yield* check(yaml, text, {
      node: yaml.get(yaml.get(job, 'artifacts'), 'expire_in'),
      key: 'expire_in',
      isNever: true,
    });
    yield* check(yaml, text, { node: yaml.get(job, 'timeout'), key: 'timeout', limit: month });
    yield* check(yaml, text, { node: yaml.get(job, 'start_in'), key: 'start_in', limit: week });
    const stop = yaml.get(yaml.get(job, 'environment'), 'auto_stop_in');
    yield* check(yaml, text, { node: stop, key: 'auto_stop_in', isNever: true });
  }
}

function* check(yaml: YamlDocument, text: string, { node, key, limit, isNever }: Place): Generator<Problem> {
  const value = yaml.scalar(node);
  if (typeof value !== 'string' || /[$]|\d:\d/.test(value) || (isNever && value === 'never')) return;
  const span = yaml.spanOf(node);
  const words = value.toLowerCase().match(/[a-zäöüß]+/g) ?? [];
  const wrong = words.find((word) => !Object.hasOwn(units, word) && !others.test(word));
  if (wrong !== undefined || !/\S/.test(value)) {
    const near =
      wrong &&
      nearestName(
        wrong,
        Object.keys(units).filter(({ length }) => length > 3),
      );
    yield {
      span,
      message: `GitLab cannot read the time \`${value.slice(0, 60)}\`${wrong ? ` because of \`${wrong}\`` : ''}, and refuses the file. Write ${near ? `\`${near}\`` : 'numbers with units'}, e.g. \`2 weeks\` or \`1h 30m\`.`,
      ...(near && {
        fix: { title: `Write ${near}`, edits: [{ span: wordIn(text, span, wrong), text: near }], safe: false },
      }),
    };
  } else if (limit) {
    const seconds = total(value);
    if (seconds > limit.seconds)
      yield {
        span,
        message: `\`${key}\` can be ${limit.words} at most, and \`${value.slice(0, 60)}\` is longer, so GitLab refuses the file. Write a shorter time.`,
      };
  }
}

/** The seconds of a time that is written with digits. */
function total(value: string): number {
  let seconds = 0;
  for (const [, amount, unit = 's'] of value.toLowerCase().matchAll(/(\d*\.?\d+)\s*([a-z]+)?/g))
    seconds += Number(amount) * (units[unit] ?? 0);
  return seconds;
}

/** Where a word stands in a span; the whole span when it cannot be found. */
function wordIn(text: string, span: Span, word = ''): Span {
  const at = text.slice(span.start, span.end).toLowerCase().indexOf(word);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + word.length };
}
