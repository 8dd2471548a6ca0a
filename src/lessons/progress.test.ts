import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { openProgress } from './progress';

describe('progress', function () {
  this.timeout(60_000);
  let root: string;
  let home: string;
  const file = () => path.join(home, 'progress.jsonl');
  beforeEach(async () => {
    root = await mkdtemp(path.join(await realpath(tmpdir()), 'progress ü '));
    home = path.join(root, 'new', 'höme');
  });
  afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));

  const check = (name: string, hash = 'h1') =>
    ({ kind: 'check', exercise: 'a', step: 's', check: name, hash }) as const;

  it('makes nothing until the first record, then one line a record', async () => {
    const progress = openProgress(home, 'cli');
    assert.deepEqual(await progress.records(), []);
    await assert.rejects(stat(home), { code: 'ENOENT' });
    await progress.append({ kind: 'started', exercise: 'a' }, check('one'));
    const lines = (await readFile(file(), 'utf8')).split('\n');
    assert.deepEqual([lines.length, lines[2]], [3, '']);
    const { at, ...record } = JSON.parse(lines[1] ?? '');
    assert.deepEqual(record, { v: 1, via: 'cli', ...check('one') });
    assert.match(at, /^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('sums up what is done, passed and shown', async () => {
    const progress = openProgress(home, 'editor');
    await progress.append(
      check('one'),
      check('one', 'h2'),
      { kind: 'step', exercise: 'a', step: 's', hash: 'h2' },
      { kind: 'hint', exercise: 'b', step: 't', hint: 2 },
      { kind: 'hint', exercise: 'b', step: 't', hint: 1 },
      { kind: 'reset', exercise: 'a', keptIn: '/kept' },
    );
    const known = await progress.read();
    const a = known.get('a');
    assert.deepEqual([...(a?.stepsDone ?? [])], ['s'], 'a reset takes no evidence away');
    assert.deepEqual([...(a?.hashes.get('one') ?? [])], ['h1', 'h2']);
    assert.equal(known.get('b')?.hintsShown.get('t'), 2);
    assert.equal(known.get('c'), undefined);
  });

  it('keeps a line that was cut off, and every record before and after it', async () => {
    const progress = openProgress(home, 'cli');
    await progress.append(check('one'), check('two'));
    const whole = await readFile(file(), 'utf8');
    const cut = whole.slice(0, whole.length - 25);
    await writeFile(file(), cut);
    await openProgress(home, 'editor').append(check('three'));
    const text = await readFile(file(), 'utf8');
    assert.ok(text.startsWith(`${cut}\n{"v":1`), 'what was there is as it was');
    assert.deepEqual(
      (await progress.records()).map((record) => 'check' in record && record.check),
      ['one', 'three'],
    );
    assert.match(progress.problems().join('\n'), /line 2 is no whole record.*nothing was changed/);
  });

  it('keeps and does not count what a newer version wrote', async () => {
    await mkdir(home, { recursive: true });
    const newer = '{"v":2,"kind":"check","exercise":"a","check":"one","hash":"h","something":{"else":true}}\n';
    await writeFile(file(), newer);
    const progress = openProgress(home, 'cli');
    await progress.append(check('two'));
    assert.deepEqual([...((await progress.read()).get('a')?.checksPassed ?? [])], ['two']);
    assert.match(progress.problems().join('\n'), /1 record was written by a newer version/);
    assert.ok((await readFile(file(), 'utf8')).startsWith(newer));
  });

  it('bears Windows line ends, blank lines, and lines of other things', async () => {
    await mkdir(home, { recursive: true });
    const record = JSON.stringify({ v: 1, at: 'x', via: 'cli', ...check('one') });
    await writeFile(file(), `\r\n${record}\r\n\nnull\n[]\n7\n{"v":"1"}\n\0\0\0\n${record.replace('one', 'two')}`);
    const progress = openProgress(home, 'cli');
    assert.deepEqual([...((await progress.read()).get('a')?.checksPassed ?? [])], ['one', 'two']);
    assert.match(progress.problems().join('\n'), /lines 4, 5, 6, 7, 8/);
  });

  it('says what is in the way', async () => {
    await mkdir(file(), { recursive: true });
    const progress = openProgress(home, 'cli');
    await assert.rejects(progress.append(check('one')), /could not be written to .*there is a folder of that name/);
    await assert.rejects(progress.records(), /cannot be read: there is a folder of that name/);
    await rm(home, { recursive: true });
    await writeFile(home, 'a file where the folder should be');
    await assert.rejects(openProgress(home, 'cli').append(check('one')), /its folder is no folder/);
  });

  it('says that a read-only file is read-only', async () => {
    const progress = openProgress(home, 'cli');
    await progress.append(check('one'));
    await chmod(home, 0o755);
    await chmod(file(), 0o444);
    // Root may write everything, so it is somebody else for a moment.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      await assert.rejects(progress.append(check('two')), /it is read-only for you/);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    assert.equal((await progress.records()).length, 1);
  });

  it('tells that another one wrote', async () => {
    const progress = openProgress(home, 'editor');
    await progress.append(check('one'));
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const watching = progress.watch(tell);
    // The watcher starts in its own time; whoever writes again and again is heard at some point.
    const writing = setInterval(() => void openProgress(home, 'cli').append(check('two')), 100);
    await told;
    clearInterval(writing);
    watching.dispose();
  });

  describe('with other processes', () => {
    let writer: string;
    before(async () => {
      const folder = await mkdtemp(path.join(process.cwd(), 'out', 'progress-'));
      writer = path.join(folder, 'writer.cjs');
      const script = `
        import { openProgress } from './src/lessons/progress';
        const [home, name, count] = process.argv.slice(2);
        const progress = openProgress(home, 'cli');
        (async () => {
          process.stdout.write('ready\\n');
          for (let i = 0; i < Number(count); i++)
            await progress.append({ kind: 'check', exercise: name, step: 's', check: 'c' + i, hash: 'ü'.repeat(50) });
        })();`;
      await build({
        stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
        bundle: true,
        platform: 'node',
        outfile: writer,
        logLevel: 'warning',
      });
    });
    it('loses no record of two who write 500 each at once', async () => {
      const writers = ['x', 'y'].map((name) =>
        spawn(process.execPath, [writer, home, name, '500'], { stdio: 'inherit' }),
      );
      const codes = await Promise.all(writers.map(async (child) => (await once(child, 'close'))[0]));
      assert.deepEqual(codes, [0, 0]);
      const progress = openProgress(home, 'cli');
      const known = await progress.read();
      assert.deepEqual(progress.problems(), []);
      for (const name of ['x', 'y']) assert.equal(known.get(name)?.checksPassed.size, 500);
      await rm(path.dirname(writer), { recursive: true, force: true });
    });

    it('loses no whole record of one that is killed while it writes', async () => {
      await mkdir(path.dirname(writer), { recursive: true });
      const folder = path.dirname(writer);
      const script = `
        import { openProgress } from './src/lessons/progress';
        const progress = openProgress(process.argv[2], 'cli');
        (async () => {
          for (let i = 0; ; i++) {
            await progress.append({ kind: 'check', exercise: 'k', step: 's', check: 'c' + i, hash: 'ü'.repeat(2000) });
            process.stdout.write(i + '\\n');
          }
        })();`;
      await build({
        stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
        bundle: true,
        platform: 'node',
        outfile: path.join(folder, 'endless.cjs'),
        logLevel: 'warning',
      });
      const child = spawn(process.execPath, [path.join(folder, 'endless.cjs'), home]);
      let said = '';
      child.stdout.setEncoding('utf8');
      for await (const chunk of child.stdout) {
        said += chunk;
        if (said.split('\n').length > 40) break;
      }
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const acknowledged = said.trimEnd().split('\n').length - 1;
      const progress = openProgress(home, 'cli');
      await progress.append(check('after'));
      const known = await progress.read();
      assert.ok((known.get('k')?.checksPassed.size ?? 0) >= acknowledged, `${acknowledged} were acknowledged`);
      assert.deepEqual([...(known.get('a')?.checksPassed ?? [])], ['after']);
      await rm(folder, { recursive: true, force: true });
    });
  });
});
