import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nearestName } from './nearest-name';

describe('nearestName', () => {
  const known = ['needs', 'runs-on', 'timeout-minutes', 'permissions', 'on', 'env', 'steps'];

  it('finds what a slip of the pen meant', () => {
    const slips = { need: 'needs', run_on: 'runs-on', 'timeout-minute': 'timeout-minutes', premissions: 'permissions' };
    for (const [written, meant] of Object.entries(slips)) assert.equal(nearestName(written, known), meant, written);
  });

  it('takes letters in the wrong order for one slip, and case and separators for none', () => {
    assert.equal(nearestName('setps', known), 'steps');
    assert.equal(nearestName('Runs_On', known), 'runs-on');
    assert.equal(nearestName('TIMEOUT MINUTES', known), 'timeout-minutes');
  });

  it('guesses nothing for a name that is known, short and far, or other', () => {
    for (const written of ['needs', 'x', 'schedule', '', 'environment'])
      assert.equal(nearestName(written, known), undefined, written);
  });
});
