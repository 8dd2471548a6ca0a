import assert from 'node:assert/strict';
import { access, chmod } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CheckContext, CheckResult } from './check';
import { processKind } from './process';
import type { ProcessOptions } from './process-run';
import { type Bench, createBench, refuses } from './testing';

let bench: Bench;
beforeEach(async function () {
  bench = await createBench();
  if (!(await bench.tools.probe('python', bench.context.signal)).found) this.skip();
});
afterEach(() => bench.dispose());

async function run(
  script: string,
  options: Partial<ProcessOptions> = {},
  more: Partial<CheckContext> = {},
): Promise<CheckResult> {
  await bench.write({ 'träin.py': script });
  return bench.run(processKind, { command: ['python', 'träin.py'], ...options }, more);
}

describe('process', () => {
  it('passes on exit code 0', async () => {
    const result = await run('print("done")');
    assert.equal(result.outcome, 'passed');
    assert.match(result.message, /^`python träin.py` did what it must, in \d+\.\d s\.$/);
  });

  it('shows the exit code, what was said and the line of a failure', async () => {
    const script = 'import sys\ndef main():\n    raise ValueError("north is no number")\nmain()\n';
    const { outcome, message, expected, actual, findings } = await run(script);
    assert.equal(outcome, 'failed');
    assert.match(
      message,
      /^`python träin.py` ended with exit code 1, expected was 0\.\n[^]*File "träin.py", line 3[^]*ValueError: north is no number$/,
    );
    assert.deepEqual([expected, actual], ['0', '1']);
    assert.deepEqual(
      findings.map(({ path, span, message }) => [path, script.slice(span.start, span.end), message]),
      [['träin.py', 'raise ValueError("north is no number")', 'ValueError: north is no number']],
    );
  });

  it('takes an exit code that is expected', async () => {
    assert.equal((await run('raise SystemExit(2)', { exitCode: 2 })).outcome, 'passed');
    assert.equal((await run('raise SystemExit(0)', { exitCode: { not: 0 } })).outcome, 'failed');
  });

  it('compares both streams', async () => {
    const script = 'import sys\nprint("MAE 4.2")\nprint("careful", file=sys.stderr)';
    assert.equal((await run(script, { stdout: 'MAE 4.2', stderr: { contains: 'care' } })).outcome, 'passed');
    const wrong = await run(script, { stdout: { matches: '^RMSE' } });
    assert.equal(wrong.message, '`python träin.py` printed "MAE 4.2"; expected was text that matches `^RMSE`.');
  });

  it('gives input, environment, data and an empty folder', async () => {
    const script =
      'import os, sys\nprint(sys.stdin.read(), os.environ["A"], "HOME" in os.environ, open(sys.argv[1]).readline().strip(), os.listdir(sys.argv[2]))';
    const result = await run(script, {
      command: ['python', 'träin.py', '{data.hidden}', '{temporary}'],
      input: 'in',
      env: { A: 'x{data.hidden}'.slice(0, 1), HOME: null },
      data: [{ name: 'hidden', month: 3, rows: 2 }],
      stdout: 'in x False month,seed,minutes []',
    });
    assert.equal(result.outcome, 'passed', result.message);
    await assert.rejects(run('', { command: ['python', '{data.other}'] }), /nothing for `\{data.other\}`/);
  });

  it('wants files to be made by this run, not found from before', async () => {
    await bench.write({ 'model.joblib': 'old' });
    const lazy = await run('pass', { creates: ['model.joblib'] });
    assert.equal(lazy.message, '`python träin.py` did not make `model.joblib`.');
    const near = await run('open("Model.joblib", "w")', { creates: ['model.joblib'] });
    assert.match(near.message, /`Model.joblib` is there: the name is written `model.joblib`\./);
    assert.equal((await run('open("model.joblib", "w")', { creates: ['*.joblib'] })).outcome, 'passed');
    await access(path.join(bench.workspace, 'model.joblib'));
  });

  it('sees what a run changed and must not', async () => {
    await bench.write({ 'data/a.csv': 'x' });
    const result = await run('open("data/a.csv", "a").write("y")', { unchanged: ['data/**'] });
    assert.equal(result.message, '`python träin.py` changed `data/a.csv`, which it must leave as it is.');
  });

  it('sees what chance decides', async () => {
    const options = { twice: true, same: ['out.txt'] };
    const same = await run('open("out.txt", "w").write("1")', options);
    assert.equal(same.outcome, 'passed', same.message);
    const other = await run('import time; open("out.txt", "w").write(str(time.time_ns()))', options);
    assert.match(other.message, /^Two runs gave two different `out.txt`/);
    assert.match((await run('pass', options)).message, /made no file that matches `out.txt`/);
  });

  it('runs in a folder, and there is none', async () => {
    await bench.write({ 'sub/x.txt': '1' });
    assert.equal((await run('', { command: ['python', '-c', 'open("x.txt")'], cwd: 'sub' })).outcome, 'passed');
    const none = await run('', { cwd: 'Sub' });
    assert.equal(none.message, 'The folder `Sub` is not there. `sub` is there: the name is written `Sub`.');
  });

  it('ends a program at its limit', async () => {
    const result = await run('import time\nprint("waiting", flush=True)\ntime.sleep(60)', { seconds: 0.8 });
    assert.equal(result.message, '`python träin.py` was still running after 0.8 seconds and was ended.\nwaiting');
  });

  it('rejects with the reason of an abort', async () => {
    const signal = AbortSignal.timeout(500);
    await assert.rejects(run('import time\ntime.sleep(60)', {}, { signal }), { name: 'TimeoutError' });
  });

  it('tells a missing tool from a missing script', async () => {
    const tool = await run('', { command: ['no-such-tool-of-ours'] });
    assert.equal(tool.outcome, 'blocked');
    assert.match(tool.message, /^`no-such-tool-of-ours` was not found on the PATH\. Install/);
    const script = await run('', { command: ['./ingest.sh'] });
    assert.equal(script.outcome, 'failed');
    assert.equal(script.message, '`ingest.sh` is not there.');
  });

  it('explains scripts that the system cannot start', async function () {
    if (process.platform === 'win32') this.skip();
    await bench.write({ 'ingest.sh': '#!/bin/sh\r\necho 1\r\n' });
    const denied = await run('', { command: ['./ingest.sh'] });
    assert.match(denied.message, /exit code 126[^]*not executable/);
    await chmod(path.join(bench.workspace, 'ingest.sh'), 0o755);
    assert.match((await run('', { command: ['./ingest.sh'] })).message, /Windows line end/);
  });

  it('refuses options it does not know', () => {
    refuses(processKind, { command: [] });
    refuses(processKind, { command: ['a'], twice: true });
    refuses(processKind, { command: 'python train.py' });
  });
});
