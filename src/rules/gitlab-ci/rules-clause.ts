import type { Problem } from '../../core/finding';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import { distinct } from '../distinct';
import { findConditionError } from './condition';
import type { GitlabRule } from './rule';

/** `rules` stand without `only` and `except`, and their conditions must be readable. */
export const rulesClause: GitlabRule = {
  id: 'gitlab-ci/rules-clause',
  summary: 'Write `rules` that GitLab can read, without `only` and `except`.',
  why: 'GitLab refuses the file for `rules` beside `only`, and for a condition such as `$MAE < 6`, which it does not know: a gate written that way never runs.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(checkAll(document));
  },
};

function* checkAll(document: GitlabCiDocument): Generator<Problem> {
  const { yaml, jobs } = document;
  if (!yaml) return;
  const lists = [
    yaml.get(yaml.get(yaml.root, 'workflow'), 'rules'),
    ...jobs.map(({ value }) => yaml.get(value, 'rules')),
  ];
  for (const rule of lists.flatMap((list) => yaml.items(list))) {
    const node = yaml.get(rule, 'if');
    const condition = yaml.scalar(node);
    if (typeof condition !== 'string') continue;
    const wrong = findConditionError(condition);
    if (wrong)
      yield {
        span: yaml.spanOf(node),
        message: `GitLab cannot read this condition: ${wrong} Variables begin with \`$\`, texts stand in quotes, patterns between slashes.`,
      };
  }
  for (const { key } of jobs) {
    if (key.startsWith('.')) continue;
    const rules = document.find(key, 'rules');
    if (!rules || rules === 'unknown' || !rules.own || !rules.entry.value) continue;
    for (const other of ['only', 'except']) {
      const found = document.find(key, other);
      if (found && found !== 'unknown' && found.own && found.entry.value && yaml.scalar(found.entry.value) !== null)
        yield {
          span: found.entry.keySpan,
          message: `\`${other}\` cannot stand beside \`rules\` in \`${key}\`, and GitLab refuses the file. Say it in \`rules\`, for example with \`if: $CI_COMMIT_BRANCH\`.`,
        };
    }
  }
}
