import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readCommandFile } from './command-file';
import { ExpressionProblem, fillIn, holds } from './evaluate';
import { shellCommand } from './shell-command';
import type { Contexts, Status } from './values';

const contexts: Contexts = {
  github: { ref: 'refs/heads/main', event_name: 'push', event: { commits: [{ message: 'a' }, { message: 'b' }] } },
  needs: { evaluate: { result: 'success', outputs: { mae: '4.20', empty: '' } } },
  env: { LEVEL: 'job' },
  matrix: { python: '3.13' },
};

describe('fillIn', () => {
  for (const [text, expected] of [
    ['${{ github.ref }} and ${{ env.LEVEL }}', 'refs/heads/main and job'],
    ['${{ needs.evaluate.outputs.nothing }}|${{ secrets.KEY }}', '|'],
    ["${{ format('{0}-{1}', matrix.python, github['event_name']) }}", '3.13-push'],
    ["${{ join(github.event.commits.*.message, '+') }}", 'a+b'],
    ['${{ fromJSON(\'{"a": [1, 2]}\').a[1] }}', '2'],
    ["${{ '}}' }}", '}}'],
    ['plain $HOME ${x}', 'plain $HOME ${x}'],
  ] as const) {
    it(`${text} gives ${expected}`, () => assert.equal(fillIn(text, contexts), expected));
  }
  for (const text of ['${{ github.ref', '${{ nope() }}', '${{ other.thing }}', '${{ }}']) {
    it(`refuses ${text}`, () => assert.throws(() => fillIn(text, contexts), ExpressionProblem));
  }
});

describe('holds', () => {
  for (const [condition, status, expected] of [
    [undefined, 'success', true],
    [undefined, 'failure', false],
    ['always()', 'failure', true],
    ['failure()', 'failure', true],
    ['failure()', 'skipped', false],
    ['success()', 'skipped', false],
    ['!cancelled()', 'failure', true],
    ["github.ref == 'refs/heads/main'", 'success', true],
    ["github.ref == 'refs/heads/main'", 'failure', false],
    ["github.ref == 'always()'", 'failure', false],
    ['${{ needs.evaluate.outputs.mae < 5 }}', 'success', true],
    // An empty text counts as 0, which is why a gate on a missing output is open.
    ['needs.evaluate.outputs.empty < 5', 'success', true],
    ['${{ false }} && ${{ false }}', 'success', true],
    ['false', 'success', false],
  ] as readonly [string | undefined, Status, boolean][]) {
    it(`${condition ?? 'no condition'} after ${status}: ${expected}`, () =>
      assert.equal(holds(condition, contexts, status), expected));
  }
});

describe('readCommandFile', () => {
  it('reads both forms', () => {
    const values = readCommandFile('mae=4=2\n\nlong<<END\na\nb=c\nEND\nname<=3\n');
    assert.deepEqual(
      [...values],
      [
        ['mae', '4=2'],
        ['long', 'a\nb=c'],
        ['name<', '3'],
      ],
    );
  });
  it('refuses other lines', () => {
    assert.throws(() => readCommandFile('hello\n'), /`hello` is neither/);
    assert.throws(() => readCommandFile('a<<END\nx\n'), /no line `END`/);
  });
});

describe('shellCommand', () => {
  it('leaves pipefail out unless bash is asked for, as GitHub does', () => {
    assert.deepEqual(shellCommand('', 's', undefined)?.args, ['-e', 's']);
    assert.deepEqual(shellCommand('bash', 's', undefined)?.args, ['--noprofile', '--norc', '-eo', 'pipefail', 's']);
    assert.deepEqual(shellCommand('bash -x {0}', 's', undefined), { file: 'bash', args: ['-x', 's'] });
    assert.deepEqual(shellCommand('python', 's', '/p'), { file: '/p', args: ['s'] });
    assert.equal(shellCommand('pwsh', 's', undefined), undefined);
  });
});
