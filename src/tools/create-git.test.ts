import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createGit } from './create-git';
import { createProcesses } from './create-processes';
import type { GitTool } from './git';
import type { Processes } from './processes';
import { RunningRecords } from './running-records';

const never = new AbortController().signal;
let root: string;
let repository: string;
let processes: Processes;
let git: GitTool;

const write = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(repository, name)), { recursive: true });
  await writeFile(path.join(repository, name), text);
};
const read = (...names: string[]) => readFile(path.join(root, ...names), 'utf8');
const list = async (folder: string) => {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      path.relative(path.join(root, folder), path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .sort();
};

beforeEach(async () => {
  root = await mkdtemp(path.join(await realpath(tmpdir()), 'git ü '));
  repository = path.join(root, 'my wörk');
  await mkdir(repository);
  // Settings that would spoil every answer if they came through.
  await writeFile(
    path.join(root, 'hostile'),
    '[core]\n\thooksPath = /nowhere\n\texcludesFile = /nowhere\n[user]\n\tname = Nosy\n[status]\n\tshort = true\n[commit]\n\tgpgSign = true\n',
  );
  const env = { ...process.env, GIT_CONFIG_GLOBAL: path.join(root, 'hostile'), GIT_DIR: path.join(root, 'elsewhere') };
  processes = createProcesses(new RunningRecords(path.join(root, 'home'), assert.fail), env);
  git = createGit(processes, env);
});

afterEach(async () => {
  await processes.dispose();
  await rm(root, { recursive: true, force: true, maxRetries: 5 });
});

async function commit(message = 'First'): Promise<void> {
  await git.raw(repository, ['add', '-A'], never);
  await git.raw(repository, ['commit', '-q', '-m', message], never);
}

describe('createGit', () => {
  it('keeps identity and configuration of the machine out', async () => {
    await git.raw(repository, ['init', '-q'], never);
    await write('a.txt', 'a');
    await commit();
    assert.equal((await git.raw(repository, ['log', '--format=%an %s'], never)).trim(), 'A. Colleague First');
    assert.equal((await git.raw(repository, ['branch', '--show-current'], never)).trim(), 'main');
    await git.raw(repository, ['config', 'user.name', 'Learner'], never);
    await write('b.txt', 'b');
    await commit('Second');
    assert.match(await git.raw(repository, ['log', '-1', '--format=%an'], never), /Learner/);
  });

  it('says what git said when it refuses', async () => {
    await assert.rejects(
      git.raw(repository, ['status'], never),
      /^Error: `git status` ended with 128: fatal: not a git repository/,
    );
    assert.equal((await git.run(repository, ['status'], never)).exitCode, 128);
  });

  it('finds the top of a repository, a worktree and a bare one, and nothing outside', async () => {
    assert.equal(await git.topLevel(repository, never), undefined);
    await git.raw(repository, ['init', '-q'], never);
    await write('src/a.py', '');
    await commit();
    assert.equal(await git.topLevel(path.join(repository, 'src'), never), repository);
    await git.raw(repository, ['worktree', 'add', '-q', '--detach', path.join(root, 'other tree')], never);
    assert.equal(await git.topLevel(path.join(root, 'other tree'), never), path.join(root, 'other tree'));
    await git.raw(root, ['clone', '-q', '--bare', repository, 'bare.git'], never);
    assert.equal(await git.topLevel(path.join(root, 'bare.git'), never), path.join(root, 'bare.git'));
  });

  it('rejects with the reason of an abort', async () => {
    await assert.rejects(git.raw(repository, ['status'], AbortSignal.abort(new Error('enough'))), /enough/);
  });
});

describe('exportTo', () => {
  beforeEach(async () => {
    await git.raw(repository, ['init', '-q'], never);
    await write('src/träin.py', 'committed\n');
    await write('with space.txt', 'x\r\n');
    await write('.gitattributes', '*.txt export-ignore\n');
    await write('gone.py', '');
  });

  it('gives the staged state of a repository without a commit, and refuses its HEAD', async () => {
    await git.raw(repository, ['add', 'src'], never);
    await write('src/träin.py', 'changed\n');
    await git.exportTo(repository, 'index', path.join(root, 'out'), never);
    assert.deepEqual(await list('out'), ['src/träin.py']);
    assert.equal(await read('out', 'src', 'träin.py'), 'committed\n');
    await assert.rejects(git.exportTo(repository, 'HEAD', path.join(root, 'no'), never), /no revision `HEAD`/);
  });

  it('gives a revision, the index and the work tree, each as it is', async () => {
    await commit();
    await write('src/träin.py', 'staged\n');
    await git.raw(repository, ['add', '-A'], never);
    await write('src/träin.py', 'worktree\n');
    await write('untracked.py', '');
    await rm(path.join(repository, 'gone.py'));
    const before = execFileSync('git', ['-C', repository, 'status', '--porcelain'], { encoding: 'utf8' });
    for (const [revision, text] of [
      ['HEAD', 'committed\n'],
      ['index', 'staged\n'],
      ['worktree', 'worktree\n'],
    ] as const) {
      await git.exportTo(repository, revision, path.join(root, revision), never);
      const gone = revision === 'worktree' ? [] : ['gone.py'];
      assert.deepEqual(await list(revision), ['.gitattributes', ...gone, 'src/träin.py', 'with space.txt']);
      assert.equal(await read(revision, 'src', 'träin.py'), text);
      assert.equal(await read(revision, 'with space.txt'), 'x\r\n');
    }
    assert.equal(execFileSync('git', ['-C', repository, 'status', '--porcelain'], { encoding: 'utf8' }), before);
  });

  it('gives only what lies under the folder', async () => {
    await commit();
    for (const revision of ['HEAD', 'index', 'worktree']) {
      await git.exportTo(path.join(repository, 'src'), revision, path.join(root, revision), never);
      assert.deepEqual(await list(revision), ['träin.py']);
    }
  });

  it('exports from a bare repository and a worktree', async () => {
    await commit();
    await git.raw(root, ['clone', '-q', '--bare', repository, 'bare.git'], never);
    await git.exportTo(path.join(root, 'bare.git'), 'main', path.join(root, 'a'), never);
    await git.raw(repository, ['worktree', 'add', '-q', '--detach', path.join(root, 'tree')], never);
    await git.exportTo(path.join(root, 'tree'), 'index', path.join(root, 'b'), never);
    assert.deepEqual(await list('a'), await list('b'));
    assert.equal((await list('a')).length, 4);
  });

  it('keeps the executable bit and links', async function () {
    if (process.platform === 'win32') this.skip();
    await writeFile(path.join(repository, 'run.sh'), '', { mode: 0o755 });
    await symlink('gone.py', path.join(repository, 'link'));
    await commit();
    for (const revision of ['HEAD', 'worktree']) {
      await git.exportTo(repository, revision, path.join(root, revision), never);
      assert.equal((await stat(path.join(root, revision, 'run.sh'))).mode & 0o100, 0o100);
      assert.ok((await list(revision)).includes('link'));
    }
  });
});
