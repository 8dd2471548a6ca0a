import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { createProcesses } from './create-processes';
import { createPython } from './create-python';
import type { Processes } from './processes';
import type { PythonTool } from './python';
import { environmentName, normaliseRequirements } from './requirements';
import { RunningRecords } from './running-records';

const never = new AbortController().signal;
// Only the plain way works without a network: `uv venv --seed` fetches pip.
const env = { ...process.env, MLOPS_ROADMAP_NO_UV: '1' };
let home: string;
let processes: Processes;
let python: PythonTool;
let real: string;

before(async function () {
  const names = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
  for (const name of names)
    try {
      real = execFileSync(name, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
      return;
    } catch {}
  this.skip();
});

beforeEach(async () => {
  home = await mkdtemp(path.join(await realpath(tmpdir()), 'pythön home '));
  processes = createProcesses(new RunningRecords(home, assert.fail), env);
  python = createPython(processes, home, env);
});

afterEach(async () => {
  await processes.dispose();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

/** A package with one module, as a wheel on disk: a requirement that needs no network. */
async function wheel(): Promise<string> {
  const file = path.join(home, 'tiny_parcel-1.2.3-py3-none-any.whl');
  const script = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    z.writestr('tiny_parcel.py', 'MINUTES = 42')
    z.writestr('tiny_parcel-1.2.3.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: tiny-parcel\\nVersion: 1.2.3\\n')
    z.writestr('tiny_parcel-1.2.3.dist-info/WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    z.writestr('tiny_parcel-1.2.3.dist-info/RECORD', 'tiny_parcel.py,,\\ntiny_parcel-1.2.3.dist-info/METADATA,,\\ntiny_parcel-1.2.3.dist-info/WHEEL,,\\ntiny_parcel-1.2.3.dist-info/RECORD,,\\n')
`;
  execFileSync(real, ['-c', script, file]);
  return `tiny-parcel @ ${new URL(`file://${file}`).href}\n`;
}

const quiet = { onOutput: () => {} };

describe('find', () => {
  it('gives the version and the real place', async () => {
    const found = await python.find(never);
    assert.match(found?.version ?? '', /^3\.\d+\.\d+$/);
    assert.ok(path.isAbsolute(found?.file ?? ''));
  });

  it('takes the named one first, and none when that does not run', async () => {
    const named = createPython(processes, home, { ...env, MLOPS_ROADMAP_PYTHON: path.join(home, 'nope') });
    assert.equal(await named.find(never), undefined);
    assert.equal(await named.prepared('x', never), undefined);
    await assert.rejects(named.prepare('x', quiet, never), /No Python 3 was found/);
  });

  it('passes over a stub that does not run and a Python 2', async function () {
    if (process.platform === 'win32') this.skip();
    for (const [name, script] of [
      ['stub', 'echo "Python was not found; run without arguments to install from the Store" >&2; exit 9'],
      ['python2', `echo '["2.7.18", "/usr/bin/python2"]'`],
    ] as const) {
      const file = path.join(home, name);
      await writeFile(file, `#!/bin/sh\n${script}\n`);
      await chmod(file, 0o755);
      python.setPreferred(file);
      assert.match((await python.find(never))?.version ?? '', /^3\./);
    }
  });

  it('prefers the interpreter of the editor', async function () {
    if (process.platform === 'win32') this.skip();
    const file = path.join(home, 'chosen python');
    await writeFile(file, `#!/bin/sh\necho '["3.99.1", "${file}"]'\n`);
    await chmod(file, 0o755);
    assert.notEqual((await python.find(never))?.version, '3.99.1');
    python.setPreferred(file);
    assert.deepEqual(await python.find(never), { file, args: [], version: '3.99.1' });
  });
});

describe('prepare', () => {
  it('compiles what comes with an environment of uv, which uv leaves out', async function () {
    if (process.platform === 'win32') this.skip();
    // Stands in for uv, which would fetch pip: an environment with a package in it that nobody has compiled, and one that cannot be.
    const uv = path.join(home, 'bin', 'uv');
    await mkdir(path.dirname(uv));
    await writeFile(
      uv,
      `#!/bin/sh
case "$1" in
  --version) echo "uv 9.9.9" ;;
  venv)
    for folder; do :; done
    "${real}" -m venv --without-pip "$folder"
    site=$(echo "$folder"/lib/python3*/site-packages)
    mkdir "$site/seeded" "$site/broken"
    echo "x = 1" > "$site/seeded/__init__.py"
    echo "x = {{ name }" > "$site/broken/__init__.py" ;;
esac
`,
    );
    await chmod(uv, 0o755);
    const withUv = { ...process.env, MLOPS_ROADMAP_NO_UV: '', PATH: `${path.dirname(uv)}:${process.env['PATH']}` };
    const own = createProcesses(new RunningRecords(home, assert.fail), withUv);
    const made = await createPython(own, home, withUv).prepare('# nothing\n', quiet, never);
    const [library = ''] = await readdir(path.join(made.environment ?? '', 'lib'));
    const site = path.join(made.environment ?? '', 'lib', library, 'site-packages');
    assert.equal((await readdir(path.join(site, 'seeded', '__pycache__'))).length, 1);
    assert.deepEqual(await readdir(path.join(site, 'broken')), ['__init__.py']);
    await own.dispose();
  });

  it('makes an environment once, and shares it between equal requirements', async () => {
    const requirement = await wheel();
    assert.equal(await python.prepared(requirement, never), undefined);
    const lines: string[] = [];
    const [made, waited] = await Promise.all([
      python.prepare(requirement, { onOutput: (line) => lines.push(line) }, never),
      python.prepare(`# same\r\n${requirement}`, { onOutput: (line) => lines.push(line) }, never),
    ]);
    assert.deepEqual(waited, made);
    assert.ok(
      lines.some((line) => /tiny.parcel/i.test(line)),
      lines.join('\n'),
    );
    const said = execFileSync(made.file, ['-c', 'import tiny_parcel; print(tiny_parcel.MINUTES)'], {
      encoding: 'utf8',
    });
    assert.equal(said.trim(), '42');
    assert.deepEqual(await python.prepared(`\uFEFF\n${requirement} # why\n`, never), made);
    const mark = JSON.parse(await readFile(path.join(made.environment ?? '', 'mlops-roadmap.json'), 'utf8'));
    assert.equal(mark.packages['tiny-parcel'], '1.2.3');
    assert.equal(mark.python, made.version);

    python.setPreferred(made.file);
    assert.equal((await python.find(never))?.environment, made.environment);
    const names = await readdir(path.join(home, 'environments'));
    assert.deepEqual(
      names.filter((name) => /lock/.test(name)),
      [],
    );
  }).timeout(120_000);

  it('starts anew what a killed editor left half made', async () => {
    const base = await python.find(never);
    const environment = path.join(home, 'environments', environmentName('', base?.version ?? ''));
    await mkdir(path.join(environment, 'bin'), { recursive: true });
    await writeFile(path.join(environment, 'rubbish'), '');
    await writeFile(`${environment}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, started: 'long ago' }));
    assert.equal(await python.prepared('', never), undefined);
    const made = await python.prepare('', quiet, never);
    await access(made.file);
    await assert.rejects(access(path.join(environment, 'rubbish')));
  }).timeout(120_000);

  it('leaves nothing after a failure, and says what failed and where the log is', async () => {
    const missing = `tiny-parcel @ ${new URL(`file://${home}/not-there-1-py3-none-any.whl`).href}`;
    const error = await python.prepare(missing, quiet, never).then(
      () => new Error('it was made'),
      (reason: Error) => reason,
    );
    assert.match(error.message, /pip install .* failed \(1\)/);
    assert.match(error.message, /No such file/);
    const log = /The whole log is in (.*)$/.exec(error.message)?.[1] ?? '';
    assert.match(await readFile(log, 'utf8'), /No such file/);
    assert.equal(await python.prepared(missing, never), undefined);
    const names = await readdir(path.join(home, 'environments'), { withFileTypes: true });
    assert.deepEqual(
      names.filter((entry) => entry.isDirectory()),
      [],
    );
  }).timeout(120_000);

  it('leaves nothing after an abort', async () => {
    const abort = new AbortController();
    const preparing = python.prepare(await wheel(), quiet, abort.signal);
    setTimeout(() => abort.abort(new Error('cancelled')), 600);
    await assert.rejects(preparing, /^Error: cancelled$/);
    const names = await readdir(path.join(home, 'environments'), { withFileTypes: true });
    assert.deepEqual(
      names.filter((entry) => entry.isDirectory() || /lock/.test(entry.name)),
      [],
    );
  }).timeout(120_000);
});

describe('normaliseRequirements', () => {
  it('ignores comments, line ends and order', () => {
    assert.equal(normaliseRequirements('\uFEFFb==1 # why\r\n\r\n# c\n  a>=2\n'), 'a>=2\nb==1\n');
  });
  it('keeps the order where options or continued lines give it a meaning', () => {
    const text = 'b==1 \\\n--hash=sha256:1\na\n';
    assert.equal(normaliseRequirements(text), text);
  });
  it('keeps a fragment of an address', () => {
    assert.equal(normaliseRequirements('x @ https://h/x.zip#sha256=1'), 'x @ https://h/x.zip#sha256=1\n');
  });
});
