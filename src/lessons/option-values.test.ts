import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { optionValues } from './option-values';

describe('optionValues', () => {
  const options = {
    file: 'a',
    start: { cwd: 'b' },
    exist: ['c', 'd', 7],
    contains: [{ file: 'e' }, { not: 'x' }],
    mutate: { one: { copy: 'f' } },
  };
  for (const [path, expected] of [
    ['file', [['a', 'file']]],
    ['start.cwd', [['b', 'start.cwd']]],
    [
      'exist',
      [
        ['c', 'exist.0'],
        ['d', 'exist.1'],
      ],
    ],
    ['contains[].file', [['e', 'contains.0.file']]],
    ['contains[*].file', [['e', 'contains.0.file']]],
    ['contains.file', [['e', 'contains.0.file']]],
    ['contains.*.file', [['e', 'contains.0.file']]],
    ['mutate.*.copy', [['f', 'mutate.one.copy']]],
    ['start', []],
    ['nothing.here', []],
  ] as const)
    it(`finds ${path}`, () => {
      assert.deepEqual(
        optionValues(options, path).map(({ text, at }) => [text, at.join('.')]),
        expected,
      );
    });
});
