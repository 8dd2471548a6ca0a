import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Recent } from './recent';

describe('Recent', () => {
  it('lets go of what nobody asked for longest', () => {
    const recent = new Recent<string, number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    assert.equal(recent.get('a'), 1);
    recent.set('c', 3);
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => recent.get(key)),
      [1, undefined, 3],
    );
  });

  it('replaces a value without letting go of another', () => {
    const recent = new Recent<string, number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('b', 3);
    assert.deepEqual([recent.get('a'), recent.get('b')], [1, 3]);
  });
});
