import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { git } from './git';
import type { GitCheckOptions } from './git-options';
import { type Bench, createBench, refuses } from './testing';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
  bench.git('init', '-q');
  await bench.write({ 'src/träin.py': 'x = 1\n', 'README.md': 'hello\n', '.gitignore': 'data/*.csv\n' });
  commit('Start');
});
afterEach(() => bench.dispose());

function commit(message: string): void {
  bench.git('add', '-A');
  bench.git('commit', '-q', '--allow-empty', '-m', message);
}

/** The message of a failure, empty when the check passed. */
async function ask(options: GitCheckOptions): Promise<string> {
  const result = await bench.run(git, options);
  assert.notEqual(result.outcome, 'blocked');
  return result.outcome === 'passed' ? '' : result.message;
}

describe('git', () => {
  it('wants a repository of its own', async () => {
    await bench.write({ '.git': undefined });
    assert.equal(await ask({ clean: true }), 'This folder is no Git repository of its own: its `.git` is missing.');
    await bench.write({ 'sub/a.txt': '' });
    assert.match(await ask({ repository: 'remote.git', clean: true }), /^The folder `remote.git` is not there/);
    bench.git('init', '-q');
    assert.match(
      await ask({ repository: 'sub', clean: true }),
      /`sub` is no Git repository of its own.* It lies in the repository of /,
    );
  });

  it('speaks of a repository without a commit', async () => {
    await bench.write({ '.git': undefined });
    bench.git('init', '-q');
    assert.equal(await ask({ commits: { min: 1 } }), 'There is no commit yet.');
    assert.equal(await ask({ tree: [{ path: 'a' }] }), 'There is no commit yet.');
    assert.equal(await ask({ reachable: { absentText: ['x'] } }), 'There is no commit yet.');
    assert.match(await ask({ tracked: ['README.md'] }), /is there but not tracked/);
  });

  it('asks for a clean work tree', async () => {
    assert.equal(await ask({ clean: true }), '');
    await bench.write({ 'README.md': 'changed\n', 'nöu.txt': '' });
    const result = await bench.run(git, { clean: true });
    assert.equal(result.message, 'The work tree is not clean: `README.md` is changed, `nöu.txt` is not tracked.');
    assert.deepEqual(
      result.findings.map(({ path }) => path),
      ['README.md', 'nöu.txt'],
    );
  });

  it('sees a merge that is under way, a conflict and its markers', async () => {
    bench.git('switch', '-q', '-c', 'other');
    await bench.write({ 'README.md': 'theirs\n' });
    commit('Theirs');
    bench.git('switch', '-q', 'main');
    await bench.write({ 'README.md': 'ours\n' });
    commit('Ours');
    assert.throws(() => bench.git('merge', 'other'));
    assert.match(await ask({ clean: true }), /^A merge is still under way: .*\n.*`README.md` is in conflict/);
    const result = await bench.run(git, { noConflictMarkers: ['**'] });
    assert.equal(result.message, '`README.md` still holds conflict markers, the first in line 1.');
    assert.deepEqual(
      result.findings.map(({ span }) => span.end - span.start),
      [12, 13],
    );
    await bench.write({ 'README.md': 'both\n=======\n' });
    assert.equal(
      await ask({ noConflictMarkers: ['*.md'] }),
      '`README.md` is still in conflict for Git: `git add README.md` says that you have decided.',
    );
    commit('Merge other');
    assert.equal(await ask({ noConflictMarkers: ['**'], clean: true, commits: { merges: true } }), '');
    assert.match(await ask({ commits: { merges: false } }), /^On `HEAD` is the merge commit `[0-9a-f]{7} Merge other`/);
  });

  it('asks what is tracked', async () => {
    assert.equal(await ask({ tracked: ['src/*.py', '.gitignore'], untracked: ['data/**'] }), '');
    await bench.write({ 'data/a.csv': '1', 'new.py': '', 'Model.py': '' });
    assert.equal(
      await ask({ tracked: ['new.py'] }),
      '`new.py` is there but not tracked: `git add new.py`, then commit.',
    );
    assert.equal(
      await ask({ tracked: ['data/a.csv'] }),
      '`data/a.csv` is there but ignored by `data/*.csv` in .gitignore, so it is not tracked.',
    );
    assert.equal(
      await ask({ tracked: ['model.py'] }),
      '`model.py` is not tracked. `Model.py` is there: the name is written `model.py`.',
    );
    bench.git('add', '-f', 'data/a.csv');
    assert.match(await ask({ untracked: ['data/**'] }), /^Git tracks `data\/a.csv`\. .*`git rm --cached` does\.$/);
  });

  it('asks what is ignored, by a rule that others get too', async () => {
    assert.equal(await ask({ ignored: ['data/2027-01.csv'] }), '');
    assert.equal(await ask({ ignored: ['models/m.bin'] }), '`models/m.bin` is not ignored.');
    await bench.write({ '.gitignore': 'data/*.csv\n!data/keep.csv\n' });
    assert.equal(
      await ask({ ignored: ['data/keep.csv'] }),
      '`data/keep.csv` is not ignored: `!data/keep.csv` in .gitignore takes it back.',
    );
    await writeFile(path.join(bench.workspace, '.git', 'info', 'exclude'), 'models/\n');
    assert.match(
      await ask({ ignored: ['models/m.bin'] }),
      /is ignored by `models\/` in .git\/info\/exclude, which is on your machine only/,
    );
    await bench.write({ 'data/2026-01.csv': '1' });
    bench.git('add', '-f', 'data/2026-01.csv');
    assert.equal(await ask({ ignored: ['data/2026-01.csv'] }), '');
  });

  it('asks for branches, tags and what contains what', async () => {
    bench.git('tag', 'v1.0.0');
    bench.git('branch', 'Feature');
    await bench.write({ 'a.txt': '' });
    commit('More');
    assert.equal(
      await ask({ branch: { current: 'main' }, refs: [{ name: 'refs/tags/v1.0.0' }, { name: 'gone', exists: false }] }),
      '',
    );
    assert.match(
      await ask({ refs: [{ name: 'feature' }] }),
      /^There is no branch or tag `feature`\. `Feature` is there: the name is written `feature`\.$/,
    );
    assert.match(await ask({ refs: [{ name: 'refs/tags/v2' }] }), /^There is no tag `v2`\./);
    assert.match(await ask({ refs: [{ name: 'Feature', exists: false }] }), /still there \(refs\/heads\/Feature\)/);
    assert.equal(await ask({ ancestry: [{ ancestor: 'v1.0.0', of: 'main' }] }), '');
    assert.match(
      await ask({ ancestry: [{ ancestor: 'main', of: 'v1.0.0' }] }),
      /^`v1.0.0` does not contain `main`\. It lacks `[0-9a-f]+ More`\.$/,
    );
    assert.equal(
      await ask({ ancestry: [{ ancestor: 'v1.0.0', of: 'main', not: true }] }),
      '`main` contains `v1.0.0`; it must not.',
    );
    assert.match(await ask({ ancestry: [{ ancestor: 'nope', of: 'main' }] }), /^There is no branch or tag `nope`/);
    bench.git('switch', '-q', '--detach');
    assert.match(await ask({ branch: { current: 'main' } }), /detached/);
    bench.git('switch', '-q', 'Feature');
    assert.equal(await ask({ branch: { current: 'main' } }), 'You are on the branch `Feature`, not on `main`.');
  });

  it('asks what committed files say, not what lies on disk', async () => {
    await bench.write({ 'src/träin.py': 'y = 2\n' });
    assert.equal(await ask({ tree: [{ ref: 'main', path: 'src/träin.py', contains: '^x = 1$', not: 'y' }] }), '');
    assert.equal(
      await ask({ tree: [{ path: 'src/träin.py', contains: 'y' }] }),
      '`src/träin.py` at `HEAD` has no text that matches `y`.',
    );
    assert.equal(
      await ask({ tree: [{ path: 'src/träin.py', not: 'x = \\d' }] }),
      '`src/träin.py` at `HEAD` says "x = 1" in line 1; it must not.',
    );
    assert.equal(
      await ask({ tree: [{ path: 'README.md', absent: true }] }),
      '`README.md` at `HEAD` is there; it must not be.',
    );
    assert.match(
      await ask({ tree: [{ path: 'readme.md' }] }),
      /^There is no `readme.md` at `HEAD`\. `README.md` is there/,
    );
    assert.equal(await ask({ tree: [{ path: 'gone', absent: true }] }), '');
  });

  it('asks what commits are', async () => {
    bench.git('tag', 'start');
    await bench.write({ 'src/träin.py': 'x = 2\n', 'docs/a.md': 'a' });
    commit('Train on two months');
    await bench.write({ 'src/träin.py': 'x = 3\n' });
    commit('wip');
    commit('Nothing at all');
    assert.equal(await ask({ commits: { on: 'main', since: 'start', min: 2, max: 2 } }), '');
    assert.equal(await ask({ commits: { since: 'root', min: 2, max: 2 } }), '');
    assert.equal(
      await ask({ commits: { since: 'start', min: 3 } }),
      'On `HEAD` since `start` there are 2 commits (1 without a change do not count), at least 3 are expected.',
    );
    assert.match(
      await ask({ commits: { since: 'start', messages: '^\\w{4,} ' } }),
      /^The message of `[0-9a-f]{7} wip` does not say/,
    );
    assert.match(
      await ask({ commits: { since: 'start', each: { maxFiles: 1 } } }),
      /Train on two months` changes 2 files, at most 1 belong together here: `docs\/a.md`, `src\/träin.py`/,
    );
    assert.match(
      await ask({ commits: { since: 'start', each: { onlyPaths: ['src/**'] } } }),
      /changes `docs\/a.md`, which does not belong to it/,
    );
    assert.equal(await ask({ commits: { contains: [{ subject: '^wip$', paths: ['src/*'], onlyPaths: true }] } }), '');
    assert.match(
      await ask({ commits: { contains: [{ subject: '^Train', paths: ['src/*'], onlyPaths: true }] } }),
      /Train on two months` also changes `docs\/a.md`\.$/,
    );
    assert.match(
      await ask({ commits: { contains: [{ subject: '^wip', paths: ['docs/*'] }] } }),
      /wip` does not change `docs\/\*`/,
    );
    assert.match(
      await ask({ commits: { contains: [{ subject: 'Fix' }] } }),
      /no commit whose subject matches `Fix`\. The newest are `Nothing at all`, `wip`/,
    );
    assert.equal(
      await ask({ commits: { contains: [{ paths: ['docs/a.md'], onlyPaths: true }] } }),
      'On `HEAD` no commit changes `docs/a.md` and nothing else.',
    );
    assert.match(await ask({ commits: { since: 'nope', min: 1 } }), /^There is no branch or tag `nope`/);
  });

  it('asks for a revert: neither a cut, a half one, nor one that was taken back', async () => {
    const lines = (middle: string) => `a\nb\n${middle}\nc\nd\n`;
    await bench.write({ 'f.py': lines('good'), 'g.py': 'one\n' });
    commit('Good');
    await bench.write({ 'f.py': lines('bad'), 'g.py': 'two\n', 'h.py': 'new\n' });
    commit('Round distances');
    await bench.write({ 'f.py': `z\n${lines('bad')}` });
    commit('Later work');
    const options = { reverted: { subject: '^Round' } };
    assert.match(
      await ask(options),
      /^No later commit takes back exactly what `[0-9a-f]{7} Round distances` did: `git revert [0-9a-f]{7}`/,
    );
    await bench.write({ 'f.py': `z\n${lines('good')}` });
    commit('Undo by hand, half');
    assert.match(await ask(options), /^No later commit/);
    bench.git('reset', '-q', '--hard', 'HEAD~1');
    bench.git('revert', '--no-edit', 'HEAD~1');
    assert.equal(await ask(options), '');
    bench.git('revert', '--no-edit', 'HEAD');
    assert.match(await ask(options), /^`[0-9a-f]{7} .*` brings back what `[0-9a-f]{7} Round distances` did\.$/);
    bench.git('reset', '-q', '--hard', 'HEAD~4');
    assert.match(await ask(options), /is not in the history of `HEAD` any more/);
  });

  describe('reachable', () => {
    const options = { reachable: { absentText: ['sk_live_\\w+'], absentPaths: ['**/*.pem'] } };
    beforeEach(async () => {
      await bench.write({ 'conf/träin.ini': 'ü token = sk_live_1234\n', 'key.pem': 'x' });
      commit('Add settings');
      await bench.write({ 'conf/träin.ini': undefined, 'key.pem': undefined });
      commit('Remove settings');
    });

    it('finds what only the history holds', async () => {
      const message = await ask(options);
      assert.match(
        message,
        /`key.pem` is still in the history: commit `[0-9a-f]{7} Add settings` holds it, reached by `main`\./,
      );
      assert.match(
        message,
        /`conf\/träin.ini` of commit `[0-9a-f]{7} Add settings` still holds it, reached by `main`\./,
      );
    });

    it('names the path that a file had in the commit that holds it, and the later one', async () => {
      await bench.write({ 'depots.ini': 'key = sk_live_777\n' });
      commit('Ask the depots');
      bench.git('mv', 'depots.ini', 'settings.ini');
      commit('Rename');
      assert.match(
        await ask(options),
        /`depots\.ini` \(later `settings\.ini`\) of commit `[0-9a-f]{7} Ask the depots` still/,
      );
    });

    it('finds it on other branches, tags, backups and stashes, and nothing once it is gone', async () => {
      const secret = bench.git('rev-parse', 'HEAD~1').trim();
      bench.git('reset', '-q', '--hard', 'HEAD~2');
      assert.equal(await ask(options), '', 'the reflog does not count');
      for (const [ref, told] of [
        ['refs/heads/old', '`old`'],
        ['refs/tags/v0', '`v0`'],
        ['refs/remotes/origin/main', '`refs/remotes/origin/main`'],
        ['refs/original/refs/heads/main', 'the backup of a rewrite'],
      ] as const) {
        bench.git('update-ref', ref, secret);
        assert.ok((await ask(options)).includes(told), ref);
        bench.git('update-ref', '-d', ref);
      }
      assert.equal(await ask(options), '');
      await bench.write({ 'conf/b.ini': 'sk_live_9\n' });
      bench.git('add', '-A');
      bench.git('stash', '-q');
      assert.match(await ask(options), /`conf\/b.ini` of .*reached by `refs\/stash` \(a stash/);
      await bench.write({ 'other.txt': '1' });
      bench.git('stash', '-q', '-u');
      assert.match(await ask(options), /`conf\/b.ini` of .*older stash/);
      bench.git('stash', 'clear');
      assert.equal(await ask(options), '');
    });

    it('finds it in a message and among many files', async () => {
      bench.git('reset', '-q', '--hard', 'HEAD~2');
      commit('Use sk_live_77 for now');
      assert.match(await ask(options), /^The message of commit `[0-9a-f]{7}` still holds it/);
      bench.git('reset', '-q', '--hard', 'HEAD~1');
      await bench.write(
        Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`m/${i}.txt`, `ü ${i}\n`.repeat(50)])),
      );
      commit('Many');
      assert.equal(await ask(options), '');
      await bench.write({ 'm/299.txt': `${'ü'.repeat(1e5)} sk_live_x` });
      commit('One of them');
      assert.match(await ask(options), /^`m\/299.txt` of commit `[0-9a-f]+ One of them`/);
    });
  });

  it('looks into a bare repository of the workspace', async () => {
    bench.git('clone', '-q', '--bare', '.', 'remote.git');
    assert.equal(await ask({ repository: 'remote.git', refs: [{ name: 'main' }], tree: [{ path: 'README.md' }] }), '');
    assert.match(
      await ask({ repository: 'remote.git', refs: [{ name: 'feature' }] }),
      /^There is no branch or tag `feature`/,
    );
  });

  it('changes nothing, and is quick but for the whole history', async () => {
    const index = path.join(bench.workspace, '.git', 'index');
    const before = await readFile(index);
    await bench.write({ 'README.md': 'touched\n' });
    await ask({ clean: true, tracked: ['README.md'], branch: { current: 'main' } });
    assert.deepEqual(await readFile(index), before);
    assert.equal(git.quick({ clean: true }), true);
    assert.equal(git.quick({ reachable: {} }), false);
  });

  it('stops when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('closed'));
    await assert.rejects(bench.run(git, { clean: true }, { signal }), /closed/);
  });

  it('refuses options it does not know', () => {
    refuses(git, {});
    refuses(git, { clean: false });
    refuses(git, { commits: {} });
    refuses(git, { tree: [{ ref: 'main' }] });
    refuses(git, { commit: { min: 1 } });
  });
});
