import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parsePromql } from './promql';
import { resultLabels } from './promql-labels';

/** Expressions with `⟦ ⟧` around exactly what is reported. */
const table = [
  'rate(⟦x⟧)',
  'rate(⟦sum(x)⟧)',
  'sum⟦(⟧',
  'sum(x)⟦)⟧',
  'x ⟦+⟧',
  '⟦⟧',
  '⟦histogram_quantil⟧(0.9, x)',
  '⟦nothing_like_it⟧(x)',
  'abs(⟦x[5m]⟧)',
  '⟦clamp⟧(x, 1)',
  'x{a="b"⟦ c⟧}'.replace('⟦ ', ' ⟦'),
  '⟦{a=~".*"}⟧',
  'x{⟦__name__="y"⟧}',
  'x{a=~⟦"b("⟧}',
  '1 ⟦==⟧ 2',
  'x + ⟦bool⟧ 1',
  'x and ⟦1⟧',
  'x + ⟦on (a)⟧ 1',
  'x and on (a) ⟦group_left⟧ y',
  'sum(x) ⟦offset⟧ 5m',
  'sum(⟦"a"⟧)',
  '⟦topk⟧(x)',
  'topk(⟦x⟧, y)',
  'a + ⟦b[5m]⟧',
  '⟦-"a"⟧'.replace('⟦-', '-⟦'),
  '(⟦sum(x)[5m]⟧)',
] as const;

const good = [
  'x',
  '0. < x',
  'x{a="0.", b=~"c|d\\\\.e"} > 0.',
  'a - b offset 1d',
  'rate(x[5m] offset 1h) @ 5'.replace(' @ 5', ''),
  'sum by (a, b) (rate(x_total[5m])) / ignoring (c) group_right (d) y > bool 1',
  'max_over_time(deriv(x[5m])[1h:1m] @ end())',
  'count_values("a", x) unless x or vector(1)',
  'sort_by_label(x, "a", "b")',
  'label_join(x, "a", "-")',
  'hour() + day_of_week(x)',
  '1 == bool 2',
  '-x ^ 2 atan2 y # a comment',
  '{__name__="x"}',
  '{"a.b", c="d"}',
  '5m',
  "histogram_quantile(.9, sum without (a) (x{b='c'}))",
];

describe('PromQL', () => {
  for (const marked of table) {
    it(`refuses ${marked}`, () => {
      const text = marked.replace(/[⟦⟧]/g, '');
      const [problem] = parsePromql(text).problems;
      assert.ok(problem, 'a problem');
      const { start, end } = problem.span;
      assert.equal(`${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`, marked, problem.message);
    });
  }
  for (const text of good) {
    it(`accepts ${text}`, () => {
      assert.deepEqual(parsePromql(text).problems, []);
    });
  }
  for (const [text, labels] of [
    ['sum(x)', ''],
    ['sum by (a, b) (x) > 1', 'a b'],
    ['x', undefined],
    ['topk(3, sum by (a) (x))', 'a'],
    ['sum by (a) (x) / on (a) group_left (b) y', 'a b'],
    ['x and sum by (a) (y)', undefined],
    ['sum by (a) (x) or sum by (b) (y)', 'a b'],
    ['label_replace(sum by (a) (x), "b", "$1", "a", "(.*)")', 'a b'],
    ['histogram_quantile(0.9, sum by (le, a) (x_bucket))', 'le a'],
    ['absent(x{a="b"})', undefined],
    ['vector(1)', ''],
  ] as const) {
    it(`says which labels come out of ${text}`, () => {
      const found = resultLabels(parsePromql(text).tree.topNode, text);
      assert.equal(found && [...found].join(' '), labels);
    });
  }
});
