import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { listFiles } from '../checks/workspace-files';
import { hashContent } from './content-hash';
import { buildHistory, initRepository, readHistory } from './history';
import { findWorkspace, readMarker } from './marker';
import { createLessonBench, type LessonBench, readTree, writeFiles } from './testing/lesson-bench';
import { createWorkspace } from './workspace';

describe('createWorkspace', function () {
  this.timeout(60_000);
  let bench: LessonBench;
  const signal = new AbortController().signal;
  before(async () => {
    bench = await createLessonBench();
  });
  after(() => bench?.dispose());
  const at = (name: string) => path.join(bench.root, name);
  const create = (id: string, name: string, by = signal) =>
    createWorkspace(bench.exercise(id), at(name), bench.tools, by);

  it('puts starter, data, repository and marker into a new folder', async () => {
    await create('pin-versions', 'neu und schön');
    const tree = await readTree(at('neu und schön'));
    assert.deepEqual(Object.keys(tree), ['data/2026-01.csv', 'requirements.txt']);
    assert.equal(tree['data/2026-01.csv']?.split('\n').length, 22);
    assert.equal(
      bench.git(at('neu und schön'), 'status', '--porcelain'),
      '',
      'the marker is nothing that Git tells of',
    );
    assert.equal(bench.git(at('neu und schön'), 'log', '--format=%an'), 'A. Colleague');
    const marker = await readMarker(at('neu und schön'));
    assert.deepEqual([marker?.exercise, marker?.pack], ['pin-versions', 'tiny']);
    const text = await readFile(path.join(at('neu und schön'), '.mlops-roadmap', 'exercise.json'), 'utf8');
    assert.equal(text.includes(bench.root), false, 'the folder may be moved');
  });

  it('sets the modes that the manifest names, of files and folders, and counts them as content', async function () {
    if (process.platform === 'win32') this.skip();
    const modes = { 'requirements.txt': '600', data: '750', 'data/2026-01.csv': '755' };
    const folder = at('modes');
    await createWorkspace({ ...bench.exercise('pin-versions'), modes }, folder, bench.tools, signal);
    for (const [file, mode] of Object.entries(modes))
      assert.equal(((await stat(path.join(folder, file))).mode & 0o777).toString(8), mode, file);
    assert.match(bench.git(folder, 'ls-files', '--stage', 'data'), /^100755 /);
    const hashes = new Set([await hashContent(folder, signal)]);
    for (const file of ['requirements.txt', 'data']) {
      await chmod(path.join(folder, file), 0o700);
      hashes.add(await hashContent(folder, signal));
    }
    assert.equal(hashes.size, 3, 'another mode of a file or a folder is another content');
  });

  it('gives everybody the same commits, of a history too', async () => {
    for (const name of ['one', 'two']) await create('merge-branch', name);
    const commits = (name: string) => bench.git(at(name), 'log', '--all', '--format=%H %an %aI %s');
    assert.equal(commits('one'), commits('two'));
    assert.equal(commits('one').split('\n').length, 3);
    assert.equal(bench.git(at('one'), 'branch', '--show-current'), 'main');
    assert.equal(bench.git(at('one'), 'describe', '--tags', 'seed~1'), 'v1');
    assert.deepEqual(Object.keys(await readTree(at('one'))), ['train.py']);
  });

  it('lets a learner commit on a machine where Git was never set up', async () => {
    await create('pin-versions', 'first commit');
    const folder = at('first commit');
    await writeFile(path.join(folder, 'mine.txt'), 'mine');
    bench.git(folder, 'add', '-A');
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', HOME: bench.root };
    const { execFileSync } = await import('node:child_process');
    execFileSync('git', ['commit', '-q', '-m', 'Mine'], { cwd: folder, env });
    assert.equal(bench.git(folder, 'log', '-1', '--format=%s'), 'Mine');
  });

  it('takes an empty folder, and stays in it', async () => {
    await mkdir(at('empty'));
    const { stat } = await import('node:fs/promises');
    const { ino } = await stat(at('empty'));
    await create('pin-versions', 'empty');
    assert.equal((await stat(at('empty'))).ino, ino);
    assert.equal((await readMarker(at('empty')))?.exercise, 'pin-versions');
  });

  it('refuses a folder with something in it, and a file', async () => {
    await mkdir(at('full'));
    await writeFile(path.join(at('full'), 'notes.md'), 'mine');
    await assert.rejects(create('pin-versions', 'full'), /is not empty: it holds `notes\.md`\. Nothing was changed/);
    await assert.rejects(create('pin-versions', 'full/notes.md'), /is a file, not a folder/);
    await assert.rejects(create('pin-versions', 'full/notes.md/below'), /file|folder|cannot/i);
    assert.deepEqual(await readdir(at('full')), ['notes.md']);
  });

  it('leaves nothing behind when it fails or is cancelled', async () => {
    await mkdir(at('place'));
    const broken = { ...bench.exercise('merge-branch'), git: 'no-history.yaml' };
    await assert.rejects(createWorkspace(broken, at('place/broken'), bench.tools, signal), /no-history\.yaml/);
    const stop = new AbortController();
    const creating = create('merge-branch', 'place/cancelled', stop.signal);
    stop.abort(new Error('enough'));
    await assert.rejects(creating, /enough/);
    assert.deepEqual(await readdir(at('place')), []);
  });

  it('is found from a folder in it, also after it was moved', async () => {
    await create('pin-versions', 'before');
    await rename(at('before'), at('moved'));
    const found = await findWorkspace(path.join(at('moved'), 'data'));
    assert.deepEqual([found?.folder, found?.marker.exercise], [at('moved'), 'pin-versions']);
    assert.equal(await findWorkspace(bench.root), undefined);
  });
});

describe('buildHistory', function () {
  this.timeout(60_000);
  let bench: LessonBench;
  const signal = new AbortController().signal;
  before(async () => {
    bench = await createLessonBench();
  });
  after(() => bench?.dispose());

  it('makes a remote in the workspace, with commits that the clone has not fetched', async () => {
    const at = (name: string) => path.join(bench.root, name);
    await writeFiles(at('pack'), {
      'history.yaml': `
commits:
  - { message: Start, files: start, tag: v1, push: main }
  - { message: Theirs, branch: theirs, files: theirs, push: main, unseen: true }
  - { message: Mine, branch: main, files: mine }
remote: origin.git
`,
      'start/a.txt': 'a',
      'theirs/b.txt': 'b',
      'mine/c.txt': 'c',
    });
    await mkdir(at('built'));
    const { git } = bench.tools;
    await initRepository(git, at('built'), signal);
    await buildHistory(git, at('pack'), 'history.yaml', at('built'), signal);
    // The address of the remote holds in any place.
    await rename(at('built'), at('umgezogen'));
    const folder = at('umgezogen');
    const subjects = (...where: string[]) => bench.git(folder, 'log', '--format=%s', ...where).split('\n');
    assert.equal(bench.git(folder, 'status', '--short', '--branch'), '## main...origin/main [ahead 1]');
    assert.deepEqual(subjects('main'), ['Mine', 'Start']);
    assert.deepEqual(subjects('origin/main'), ['Start']);
    assert.equal(bench.git(folder, 'branch', '--format=%(refname:short)'), 'main');
    bench.git(folder, 'fetch', '--quiet');
    assert.deepEqual(subjects('origin/main'), ['Theirs', 'Start']);
    assert.equal(bench.git(at('umgezogen/origin.git'), 'describe', '--tags', 'main~1'), 'v1');
    assert.deepEqual(await listFiles(folder, signal), ['a.txt', 'c.txt'], "no file of the remote is the learner's");
  });
});

describe('readHistory', () => {
  for (const [name, text, message] of [
    ['text that is no YAML', 'commits: [', /h\.yaml is no valid YAML/],
    ['a list', '- a', /h\.yaml must be a map/],
    ['no commits', 'branch: main', /has no list of `commits`/],
    ['an unknown key', 'commit: []', /unknown key `commit`\. Known: author, start/],
    [
      'an unknown key in a commit',
      'commits: [{ message: a, file: x }]',
      /Commit 1 of h\.yaml has the unknown key `file`/,
    ],
    ['a commit without message', 'commits: [{ message: a }, { files: x }]', /Commit 2 of h\.yaml has no `message`/],
    [
      'a push to nowhere',
      'commits: [{ message: a, push: main }]',
      /Commit 1 of h\.yaml has `push`, but .* no `remote`/,
    ],
    [
      'an unseen commit of no branch',
      'remote: r.git\ncommits: [{ message: a, push: main, unseen: true }]',
      /has `unseen`, which needs `push` and a `branch`/,
    ],
    ['a time that is none', 'start: yesterday\ncommits: [{ message: a }]', /`yesterday`; write it as/],
  ] as const)
    it(`refuses ${name}`, () => assert.throws(() => readHistory(text, 'h.yaml'), message));
});
