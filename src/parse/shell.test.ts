import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { loadShell } from './shell';

describe('loadShell', () => {
  afterEach(() => {
    Reflect.deleteProperty(performance, 'now');
  });

  /** A machine on which `milliseconds` pass between any two looks at the clock. */
  function slowClock(milliseconds: number): void {
    let time = 0;
    performance.now = () => {
      time += milliseconds;
      return time;
    };
  }

  const lines = (count: number): string => 'pip install "$NAME" | tee log\n'.repeat(count);

  it('reads ordinary scripts whole on a busy machine', async () => {
    const parse = await loadShell();
    slowClock(30);
    assert.equal(parse(lines(20)).length, 40);
  });

  it('gives up where that takes far too long', async () => {
    const parse = await loadShell();
    slowClock(30);
    assert.deepEqual(parse(lines(2_000)), []);
  });
});
