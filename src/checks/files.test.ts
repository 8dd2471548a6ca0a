import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { files } from './files';
import type { FilesOptions } from './files-run';
import { type Bench, createBench, refuses } from './testing';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
  await bench.write({
    'src/träin.py': '"""Drops arrival_hour."""\n# StandardScaler\nx = 1\n',
    'Model.py': 'import os\r\nimport os\r\n',
    'data/big.csv': 'x'.repeat(2000),
    'README.md': 'hello\n',
  });
});
afterEach(() => bench.dispose());

async function message(options: FilesOptions): Promise<string> {
  const result = await bench.run(files, options);
  assert.notEqual(result.outcome, 'blocked');
  return result.outcome === 'passed' ? '' : result.message;
}

const table: [string, FilesOptions, string][] = [
  [
    'takes files, folders and globs that are there',
    { exist: ['README.md', 'src', 'src/', '**/*.csv', './Model.py'] },
    '',
  ],
  [
    'shows a name in another case',
    { exist: ['model.py'] },
    '`model.py` is not there. `Model.py` is there: the name is written `model.py`.',
  ],
  [
    'shows a misspelt name',
    { exist: ['READNE.md'] },
    '`READNE.md` is not there. `README.md` is there: was `READNE.md` meant?',
  ],
  [
    'shows a file elsewhere',
    { exist: ['big.csv'] },
    '`big.csv` is not there. `data/big.csv` is there: it belongs at `big.csv`.',
  ],
  [
    'names what is missing',
    { exist: ['Dockerfile', 'tests/**'] },
    '`Dockerfile` is not there.\nNo file matches `tests/**`.',
  ],
  ['refuses what must be absent', { absent: ['**/*.csv', '*.joblib'] }, '`data/big.csv` is there; it must not be.'],
  ['takes an absence', { absent: ['*.joblib'] }, ''],
  ['finds text', { contains: [{ file: 'src/träin.py', matches: '^x = \\d$' }] }, ''],
  ['finds text in one of several files', { contains: [{ file: '**/*.py', matches: 'import os' }] }, ''],
  [
    'does not count comments',
    { contains: [{ file: 'src/träin.py', matches: 'StandardScaler', code: true }] },
    '`src/träin.py` has no text that matches `StandardScaler` (comments do not count).',
  ],
  ['does not count docstrings', { contains: [{ file: 'src/träin.py', not: 'arrival_hour', code: true }] }, ''],
  [
    'names the line of what must not stand there',
    { contains: [{ file: 'src/träin.py', not: 'arrival_\\w+' }] },
    '`src/träin.py` says "arrival_hour" in line 1; it must not.',
  ],
  [
    'says what the author says',
    { contains: [{ file: 'README.md', matches: 'x{9}', message: 'The README does not name a contact.' }] },
    'The README does not name a contact.',
  ],
  [
    'wants the file that must not say something',
    { contains: [{ file: 'gone.py', not: 'x' }] },
    '`gone.py` is not there.',
  ],
  [
    'limits sizes',
    { maxBytes: [{ file: 'data/*', bytes: 1999 }] },
    '`data/big.csv` has 2000 bytes, at most 1999 are right here.',
  ],
  ['takes a size at the limit', { maxBytes: [{ file: 'data/big.csv', bytes: 2000 }] }, ''],
];

describe('files', () => {
  for (const [title, options, expected] of table)
    it(title, async () => {
      assert.equal(await message(options), expected);
    });

  it('places findings where the text stands', async () => {
    const { findings } = await bench.run(files, { contains: [{ file: 'Model.py', not: 'import (\\w+)' }] });
    assert.deepEqual(
      findings.map(({ path, span }) => [path, span.start, span.end]),
      [
        ['Model.py', 0, 9],
        ['Model.py', 11, 20],
      ],
    );
  });

  it('compares with the starter, whatever the line ends', async () => {
    await bench.writeExercise({ 'starter/Model.py': 'import os\nimport os\n', 'starter/README.md': 'hullo\n' });
    assert.equal(await message({ unchanged: ['Model.py'] }), '');
    assert.match(await message({ unchanged: ['README.md'] }), /^`README.md` was changed/);
    await bench.write({ 'README.md': undefined });
    assert.match(await message({ unchanged: ['README.md'] }), /^`README.md` is not there/);
  });

  it('asks for the executable mark', async function () {
    if (process.platform === 'win32') this.skip();
    assert.equal(await message({ executable: ['README.md'] }), '`README.md` is not executable: `chmod +x README.md`.');
    await chmod(path.join(bench.workspace, 'README.md'), 0o755);
    assert.equal(await message({ executable: ['README.md'] }), '');
  });

  it('fails on an emptied folder', async () => {
    await bench.write({ src: undefined, 'Model.py': undefined, data: undefined, 'README.md': undefined });
    for (const [, options] of table.filter(([, { absent, maxBytes }]) => !absent && maxBytes?.[0]?.file !== 'data/*'))
      assert.notEqual(await message(options), '', JSON.stringify(options));
  });

  it('says why a file cannot be looked at', async () => {
    await bench.write({ 'huge.txt': 'x'.repeat(5_000_001) });
    assert.match(await message({ contains: [{ file: 'huge.txt', matches: 'y' }] }), /too much to be looked at as text/);
  });

  it('stops when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('closed'));
    await assert.rejects(bench.run(files, { exist: ['x'] }, { signal }), /closed/);
  });

  it('refuses options that say nothing', () => {
    refuses(files, {});
    refuses(files, { exists: ['a'] });
    refuses(files, { contains: [{ file: 'a' }] });
  });
});
