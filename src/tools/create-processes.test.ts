import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createProcesses } from './create-processes';
import { identify, isRunning, type ProcessIdentity } from './process-identity';
import type { Command, Processes } from './processes';
import { RunningRecords } from './running-records';
import { createTemporaryFolders } from './temporary-folders';

const never = new AbortController().signal;
const posix = process.platform !== 'win32';
const node = (script: string, more: Partial<Command> = {}): Command => ({
  file: process.execPath,
  args: ['-e', script],
  cwd: home,
  timeoutMs: 20_000,
  ...more,
});

let home: string;
let processes: Processes;
const complaints: string[] = [];

beforeEach(async () => {
  home = await mkdtemp(path.join(await realpath(tmpdir()), 'läuft so-'));
  complaints.length = 0;
  processes = createProcesses(new RunningRecords(home, (message) => complaints.push(message)), process.env);
});

afterEach(async () => {
  await processes.dispose();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

const records = () => readdir(path.join(home, 'running')).catch(() => []);

/** Who wrote its process id into this file; waits for it. */
async function whoWrote(name: string): Promise<ProcessIdentity> {
  for (let i = 0; i < 200; i++) {
    const text = await readFile(path.join(home, name), 'utf8').catch(() => '');
    const found = text.endsWith('\n') ? await identify(Number(text)) : undefined;
    if (found) return found;
    await delay(25);
  }
  throw new Error(`nobody wrote ${name}`);
}

async function waitUntilGone(who: ProcessIdentity): Promise<void> {
  for (let i = 0; i < 200 && (await isRunning(who)); i++) await delay(25);
  assert.equal(await isRunning(who), false, `process ${who.pid} still runs`);
}

/** Writes its id to a file and stays, whatever it is asked. */
const stubborn = (name: string) =>
  `process.on('SIGTERM', () => {}); process.on('SIGHUP', () => {});
   require('fs').writeFileSync('${name}', process.pid + '\\n'); setInterval(() => {}, 1000);`;
const child = (script: string, detached = false) =>
  `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}], { stdio: 'inherit', detached: ${detached} })`;

describe('run', () => {
  it('gives the exit code and both streams', async () => {
    const result = await processes.run(
      node('process.stdout.write("out ü"); process.stderr.write("err"); process.exitCode = 3'),
      never,
    );
    const { exitCode, stdout, stderr, timedOut, missing, killedBy } = result;
    assert.deepEqual(
      { exitCode, stdout, stderr, timedOut, missing, killedBy },
      { exitCode: 3, stdout: 'out ü', stderr: 'err', timedOut: false, missing: false, killedBy: undefined },
    );
    assert.deepEqual(await records(), []);
  });

  it('passes arguments, input and environment as they are', async () => {
    const script =
      'process.stdin.on("data", d => process.stdout.write(process.argv[1] + d + process.env.A + process.env.HOME))';
    const result = await processes.run(
      node(script, { args: ['-e', script, 'a "b" $c'], input: 'ü\n', env: { A: 'ß', HOME: undefined } }),
      never,
    );
    assert.equal(result.stdout, 'a "b" $cü\nßundefined');
  });

  it('keeps the variables of the editor out', async () => {
    const outer = { ...process.env, ELECTRON_RUN_AS_NODE: '1', VSCODE_IPC_HOOK: 'x' };
    const inEditor = createProcesses(new RunningRecords(home, () => {}), outer);
    const script = 'process.stdout.write(Object.keys(process.env).filter(n => /^(VSCODE|ELECTRON)/.test(n)).join())';
    assert.equal((await inEditor.run(node(script), never)).stdout, '');
    await inEditor.dispose();
  });

  it('tells a missing program, a missing folder and a file that is no program apart', async () => {
    const missing = await processes.run(node('', { file: 'no-such-program-of-ours' }), never);
    assert.equal(missing.missing, true);
    assert.equal(missing.exitCode, undefined);
    await assert.rejects(processes.run(node('', { cwd: path.join(home, 'nö') }), never), /there is no such folder/);
    if (!posix) return;
    await writeFile(path.join(home, 'train.sh'), '#!/bin/sh\n');
    await chmod(path.join(home, 'train.sh'), 0o644);
    const denied = await processes.run(node('', { file: path.join(home, 'train.sh') }), never);
    assert.equal(denied.missing, false);
    assert.equal(denied.exitCode, 126);
    assert.match(denied.stderr, /not executable/);
  });

  it('survives a program that ends without reading its input', async () => {
    const result = await processes.run(node('process.exit(0)', { input: 'x'.repeat(5e6) }), never);
    assert.equal(result.exitCode, 0);
  });

  it('keeps head and tail of much output, and cuts no character', async () => {
    const script = 'process.stdout.write("HEAD" + "ü€😀".repeat(3e5) + "TAIL")';
    const { stdout } = await processes.run(node(script, { maxOutputBytes: 1000 }), never);
    assert.ok(Buffer.byteLength(stdout) < 1100, `${stdout.length}`);
    assert.match(stdout, /^HEAD[ü€😀]+\n… \d+ bytes left out …\n[ü€😀]+TAIL$/u);
  });

  it('hands out whole characters while it runs', async () => {
    const chunks: string[] = [];
    const script =
      'const b = Buffer.from("ü€"); let i = 0; const t = setInterval(() => { if (i === b.length) clearInterval(t); else process.stdout.write(b.subarray(i, ++i)) }, 20)';
    await processes.run(node(script, { onOutput: (chunk) => chunks.push(chunk) }), never);
    assert.equal(chunks.join(''), 'ü€');
  });

  it('ends a program at its time limit', async () => {
    const result = await processes.run(node(stubborn('a'), { timeoutMs: 700 }), never);
    assert.equal(result.timedOut, true);
    assert.equal(result.exitCode, undefined);
    assert.ok(result.milliseconds < 5000, `${result.milliseconds}`);
  });

  it('rejects with the reason of an abort, when the program and its children are gone', async () => {
    const abort = new AbortController();
    const running = processes.run(node(`${child(stubborn('grandchild'))}; ${stubborn('child')}`), abort.signal);
    const who = [await whoWrote('child'), await whoWrote('grandchild')];
    abort.abort(new Error('not wanted any more'));
    await assert.rejects(running, /not wanted any more/);
    for (const one of who) assert.equal(await isRunning(one), false);
    assert.deepEqual(await records(), []);
  });

  it('does not start what is aborted already', async () => {
    await assert.rejects(processes.run(node('require("fs").writeFileSync("x","")'), AbortSignal.abort()), {
      name: 'AbortError',
    });
    await assert.rejects(access(path.join(home, 'x')));
  });

  it('leaves no child of a program that ended by itself', async () => {
    const script = `${child(stubborn('background'))}.unref(); setInterval(() => require('fs').existsSync('background') && process.exit(0), 10)`;
    const result = await processes.run(node(script), never);
    assert.equal(result.exitCode, 0);
    const pid = Number(await readFile(path.join(home, 'background'), 'utf8'));
    assert.ok(pid > 1);
    assert.equal(await identify(pid), undefined);
  });

  it('finds a daemon that left the process group', async function () {
    if (process.platform !== 'linux') this.skip();
    const script = `${child(stubborn('daemon'), true)}.unref(); setInterval(() => require('fs').existsSync('daemon') && setTimeout(() => process.exit(0), 50), 10)`;
    const running = processes.run(node(script), never);
    const daemon = await whoWrote('daemon');
    assert.equal((await running).exitCode, 0);
    await waitUntilGone(daemon);
  });

  it('names the signal that ended a program', async function () {
    if (!posix) this.skip();
    const result = await processes.run(node('process.kill(process.pid, "SIGKILL")'), never);
    assert.equal(result.killedBy, 'SIGKILL');
    assert.equal(result.exitCode, undefined);
  });

  it('runs without records when the home folder cannot be written, and says so', async () => {
    await writeFile(path.join(home, 'file'), '');
    const inFile = createProcesses(
      new RunningRecords(path.join(home, 'file'), (message) => complaints.push(message)),
      process.env,
    );
    assert.equal((await inFile.run(node('console.log(1)'), never)).stdout, '1\n');
    assert.match(complaints[0] ?? '', /cannot be recorded/);
    await inFile.dispose();
  });
});

describe('start', () => {
  it('shows output while the program runs, and stops it with its children', async () => {
    const running = await processes.start(
      node(`${child(stubborn('grandchild'))}; console.log("ready"); ${stubborn('child')}`),
      never,
    );
    const grandchild = await whoWrote('grandchild');
    assert.equal((await identify(running.pid))?.pid, running.pid);
    while (running.output().stdout === '') await delay(10);
    assert.equal(running.output().stdout, 'ready\n');
    assert.equal((await records()).length, 1);
    const result = await running.stop(100);
    assert.equal(result.timedOut, false);
    assert.equal(await isRunning(grandchild), false);
    assert.deepEqual(await records(), []);
  });

  it('lets a program end gracefully, and reports its exit code', async function () {
    if (!posix) this.skip();
    const script =
      'process.on("SIGTERM", () => { console.log("bye"); process.exit(7) }); console.log("up"); setInterval(() => {}, 1000)';
    const running = await processes.start(node(script), never);
    while (running.output().stdout === '') await delay(10);
    running.signal('SIGTERM');
    const result = await running.ended;
    assert.equal(result.exitCode, 7);
    assert.equal(result.stdout, 'up\nbye\n');
  });

  it('says that a program is missing', async () => {
    const running = await processes.start(node('', { file: 'no-such-program-of-ours' }), never);
    assert.equal((await running.ended).missing, true);
    await running.stop();
  });
});

describe('sweep', () => {
  /** A node process that starts a stubborn grandchild through `createProcesses`, as the editor does. */
  async function startOwner(): Promise<{ pid: number; kill(): Promise<void> }> {
    const entry = path.join(home, 'owner.cjs');
    const root = process.cwd();
    await build({
      stdin: {
        contents: `import { createProcesses } from './src/tools/create-processes';
          import { createTemporaryFolders } from './src/tools/temporary-folders';
          import { RunningRecords } from './src/tools/running-records';
          const records = new RunningRecords(process.env.HOME_FOLDER, console.error);
          const run = (script) => createProcesses(records, process.env).start({
            file: process.execPath, args: ['-e', script], cwd: process.env.HOME_FOLDER, timeoutMs: 60000 }, new AbortController().signal);
          (async () => {
            const folder = await createTemporaryFolders(records).create();
            await run(${JSON.stringify(`${child(stubborn('grandchild'))}; ${stubborn('child')}`)});
            await run(${JSON.stringify(`${child(stubborn('orphan'), true)}.unref(); setInterval(() => require('fs').existsSync('orphan') && process.exit(0), 10)`)});
            require('fs').writeFileSync('folder', folder);
            console.log('started');
            setInterval(() => {}, 1000);
          })();`,
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      outfile: entry,
      logLevel: 'error',
    });
    const owner = spawn(process.execPath, [entry], {
      cwd: home,
      env: { ...process.env, HOME_FOLDER: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(owner.stdout, 'data');
    return {
      pid: owner.pid ?? 0,
      async kill() {
        const gone = once(owner, 'exit');
        owner.kill('SIGKILL');
        await gone;
      },
    };
  }

  it('ends what a killed owner left, and nothing while the owner lives', async function () {
    if (!posix) this.skip();
    const owner = await startOwner();
    const who = [await whoWrote('child'), await whoWrote('grandchild')];
    assert.equal(await processes.sweep(), 0);
    for (const one of who) assert.equal(await isRunning(one), true);
    await owner.kill();
    for (const one of who) assert.equal(await isRunning(one), true, 'they survive the owner');
    assert.ok((await processes.sweep()) >= 1);
    for (const one of who) await waitUntilGone(one);
    assert.equal(await processes.sweep(), 0);

    const folder = await readFile(path.join(home, 'folder'), 'utf8');
    await writeFile(path.join(folder, 'half.csv'), 'x');
    const folders = createTemporaryFolders(new RunningRecords(home, () => {}));
    const mine = await folders.create();
    assert.equal(await folders.sweep(), 1);
    await assert.rejects(access(folder));
    await access(mine);
    await folders.dispose();
    await assert.rejects(access(mine));
    assert.deepEqual(await records(), []);
  }).timeout(20_000);

  it('spares a stranger that has the process id of a record', async function () {
    if (!posix) this.skip();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      detached: true,
      stdio: 'ignore',
    });
    const pid = stranger.pid ?? 0;
    try {
      await mkdir(path.join(home, 'running'));
      const gone = { pid: 2 ** 22 + 1, started: 'long ago' };
      for (const [id, started] of [
        ['other-start', 'another start'],
        ['no-start', undefined],
      ] as const)
        await writeFile(
          path.join(home, 'running', `${id}.json`),
          JSON.stringify({
            id,
            owner: gone,
            at: new Date().toISOString(),
            started: { kind: 'group', leader: { pid, started }, program: 'x' },
          }),
        );
      await writeFile(path.join(home, 'running', 'torn.json'), '{"id":"to');
      assert.equal(await processes.sweep(), 0);
      assert.ok(await identify(pid), 'the stranger lives');
      assert.deepEqual(await records(), ['torn.json']);
    } finally {
      stranger.kill('SIGKILL');
    }
  });
});
