import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LineIndex } from './line-index';

describe('LineIndex', () => {
  const mixed = 'one\ntwo\r\nthree\rfour';

  it('counts \\n, \\r\\n and a lone \\r as one line end each', () => {
    assert.equal(new LineIndex(mixed).lineCount, 4);
    assert.equal(new LineIndex('').lineCount, 1);
    assert.equal(new LineIndex('x\n').lineCount, 2);
  });

  for (const [offset, line, column] of [
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [8, 2, 5],
    [9, 3, 1],
    [15, 4, 1],
    [19, 4, 5],
    [999, 4, 5],
    [-1, 1, 1],
  ] as const) {
    it(`places offset ${offset} at ${line}:${column}`, () => {
      assert.deepEqual(new LineIndex(mixed).positionAt(offset), { line, column });
    });
  }

  it('comes back from every position to its offset', () => {
    const index = new LineIndex(mixed);
    for (let offset = 0; offset <= mixed.length; offset++)
      assert.equal(index.offsetAt(index.positionAt(offset)), offset, `offset ${offset}`);
  });

  it('gives a line without its line end, and nothing past the last', () => {
    const index = new LineIndex(mixed);
    assert.deepEqual(index.lineSpan(2), { start: 4, end: 7 });
    assert.deepEqual(index.lineSpan(9), { start: 19, end: 19 });
  });
});
