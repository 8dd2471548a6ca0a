import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRange, meetsRange } from './meets-range';

describe('meetsRange', () => {
  for (const [version, range, expected] of [
    ['3.12.4', '>=3.10', true],
    ['3.9.1', '>=3.10', false],
    ['3.12', '>=3.10 <3.14', true],
    ['17', '>=17', true],
    ['20.10.24+dfsg1', '>=20', true],
    ['3.14.0rc1', '>=3.10', true],
    ['unknown', '>=1', true],
  ] as const)
    it(`${version} in ${range}: ${expected}`, () => assert.equal(meetsRange(version, range), expected));

  it('tells a range from other text', () => {
    assert.deepEqual(['>=3.10', '~2.1 || 3', '>=latest'].map(isRange), [true, true, false]);
  });
});
