import assert from 'node:assert/strict';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import { filesOfStep, type ResetWhat, resetWorkspace } from './reset';
import { createLessonBench, type LessonBench, readTree, writeFiles } from './testing/lesson-bench';
import { createWorkspace } from './workspace';

describe('resetWorkspace', function () {
  this.timeout(60_000);
  let bench: LessonBench;
  let folder: string;
  let count = 0;
  const signal = new AbortController().signal;
  before(async () => {
    bench = await createLessonBench();
  });
  after(() => bench?.dispose());
  beforeEach(async () => {
    folder = path.join(bench.root, `wörk ${++count}`);
    await createWorkspace(bench.exercise('pin-versions'), folder, bench.tools, signal);
  });
  const reset = (what: ResetWhat) =>
    resetWorkspace(bench.exercise('pin-versions'), folder, what, { home: bench.home, tools: bench.tools, signal });

  it('puts one file back and keeps what was there', async () => {
    await writeFiles(folder, { 'requirements.txt': 'mine\n', 'README.md': 'also mine\n' });
    const { keptIn, restored } = await reset({ files: ['requirements.txt'] });
    assert.deepEqual(restored, ['requirements.txt']);
    assert.match(path.relative(bench.home, keptIn), /^kept.pin-versions.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d+)?$/);
    assert.deepEqual(await readTree(keptIn), { 'requirements.txt': 'mine\n' });
    const now = await readTree(folder);
    assert.deepEqual([now['requirements.txt'], now['README.md']], ['pandas\n', 'also mine\n']);
  });

  it('brings a deleted file back, generated data too, and takes one away that the exercise has not', async () => {
    const data = await readFile(path.join(folder, 'data', '2026-01.csv'), 'utf8');
    await rm(path.join(folder, 'data'), { recursive: true });
    await writeFiles(folder, { 'extra/mine.txt': 'mine\n' });
    const { keptIn, restored } = await reset({ files: ['data/2026-01.csv', 'extra/mine.txt', 'never/was.txt'] });
    assert.deepEqual(restored, ['data/2026-01.csv', 'extra/mine.txt']);
    assert.equal(await readFile(path.join(folder, 'data', '2026-01.csv'), 'utf8'), data);
    assert.deepEqual(await readTree(keptIn), { 'extra/mine.txt': 'mine\n' });
    assert.equal('extra/mine.txt' in (await readTree(folder)), false);
  });

  it('keeps two resets within a second apart', async () => {
    const folders = new Set<string>();
    for (const text of ['one', 'two', 'three']) {
      await writeFiles(folder, { 'requirements.txt': text });
      const { keptIn } = await reset({ files: ['requirements.txt'] });
      assert.equal(await readFile(path.join(keptIn, 'requirements.txt'), 'utf8'), text);
      folders.add(keptIn);
    }
    assert.equal(folders.size, 3);
  });

  it('puts the files of a step back', async () => {
    await writeFiles(folder, { 'requirements.txt': 'mine\n', 'README.md': 'mine\n', 'other.txt': 'mine\n' });
    const step = bench.exercise('pin-versions').steps[0];
    assert.deepEqual(filesOfStep(step), ['requirements.txt', 'README.md']);
    const { keptIn } = await reset({ step: 'pinned' });
    assert.deepEqual(Object.keys(await readTree(keptIn)), ['README.md', 'requirements.txt']);
    assert.equal((await readTree(folder))['other.txt'], 'mine\n');
  });

  it('begins anew and keeps everything, the commits of the learner too', async () => {
    const first = bench.git(folder, 'rev-parse', 'HEAD');
    await writeFiles(folder, { 'requirements.txt': 'mine\n', 'new.txt': 'mine\n' });
    bench.git(folder, 'add', '-A');
    bench.git(folder, 'commit', '-q', '-m', 'My work');
    const { keptIn } = await reset('all');
    assert.equal(bench.git(folder, 'rev-parse', 'HEAD'), first);
    assert.deepEqual(Object.keys(await readTree(folder)), ['data/2026-01.csv', 'requirements.txt']);
    assert.equal(bench.git(keptIn, 'log', '-1', '--format=%s'), 'My work');
    assert.equal(bench.git(keptIn, 'status', '--porcelain').includes('new.txt'), false);
  });

  for (const name of [
    '',
    '.',
    './',
    '../outside.txt',
    '/etc/hosts',
    '.git/config',
    '.git',
    './.git',
    '.mlops-roadmap/exercise.json',
    'a\\b',
  ]) {
    it(`refuses to reset \`${name}\``, async () => {
      const before = await readTree(folder);
      await assert.rejects(reset({ files: [name] }), /is not a file of the exercise/);
      assert.deepEqual(await readTree(folder), before);
      assert.equal(bench.git(folder, 'status', '--porcelain'), '');
    });
  }

  it('does not follow a link out of the workspace', async () => {
    const outside = path.join(bench.root, `outside ${count}`);
    await mkdir(outside);
    await writeFile(path.join(outside, 'precious.txt'), 'precious');
    await symlink(outside, path.join(folder, 'link'));
    await assert.rejects(reset({ files: ['link/precious.txt'] }), /outside the workspace, through a link/);
    assert.equal(await readFile(path.join(outside, 'precious.txt'), 'utf8'), 'precious');
  });
});
