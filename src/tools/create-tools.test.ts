import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { catalogue } from './catalogue';
import { createTools, type OwnedTools } from './create-tools';
import { systemOf } from './system';

const never = new AbortController().signal;
let home: string;
let tools: OwnedTools;
const create = (env: NodeJS.ProcessEnv) => createTools({ home, env, log: assert.fail });

beforeEach(async () => {
  home = await mkdtemp(path.join(await realpath(tmpdir()), 'tools ü '));
  tools = create(process.env);
});

afterEach(async () => {
  await tools.dispose();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

describe('probe', () => {
  it('reads the version that git prints', async () => {
    const printed = execFileSync('git', ['--version'], { encoding: 'utf8' });
    const { found, version, problem } = await tools.probe('git', never);
    assert.equal(found, true);
    assert.equal(problem, undefined);
    assert.ok(version && printed.includes(version), `${version} of ${printed}`);
  });

  it('finds nothing on an empty PATH, and says how to install it', async () => {
    const bare = create({ PATH: home });
    for (const id of ['git', 'python', 'uv', 'bash', 'kubectl', 'tool-of-a-stranger']) {
      const state = await bare.probe(id, never);
      assert.equal(state.found, false, id);
      assert.ok(state.install.length > 5, id);
    }
    await bare.dispose();
  });

  it('says when the named Python does not run', async () => {
    const named = create({ ...process.env, MLOPS_ROADMAP_PYTHON: '/nö/python' });
    const { found, problem } = await named.probe('python', never);
    assert.equal(found, false);
    assert.match(problem ?? '', /MLOPS_ROADMAP_PYTHON names `\/nö\/python`/);
    await named.dispose();
  });

  it('ends a tool that hangs, looks for a stranger without starting it, and shows what a broken one said', async function () {
    if (process.platform === 'win32') this.skip();
    const bin = path.join(home, 'bin');
    await mkdir(bin);
    for (const [name, script] of [
      ['uv', 'sleep 60'],
      ['bash', 'echo "cannot open shared object" >&2; exit 127'],
      ['stranger', `touch "${home}/started"`],
    ] as const) {
      await writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`);
      await chmod(path.join(bin, name), 0o755);
    }
    const odd = create({ PATH: `${bin}:/usr/bin:/bin` });
    const [uv, bash, stranger] = await Promise.all(['uv', 'bash', 'stranger'].map((id) => odd.probe(id, never)));
    assert.equal(uv?.found, true);
    assert.match(uv?.problem ?? '', /did not answer within 8 seconds; the machine may be busy\./);
    assert.equal(bash?.found, false);
    assert.match(bash?.problem ?? '', /cannot open shared object/);
    assert.equal(stranger?.found, true);
    assert.ok(!(await readdir(home)).includes('started'));
    await odd.dispose();
  });

  it('remembers an answer, but not the abort of another', async () => {
    const aborted = new AbortController();
    const first = tools.probe('git', aborted.signal);
    aborted.abort(new Error('closed'));
    await assert.rejects(first, /closed/);
    const answer = await tools.probe('git', never);
    assert.equal(answer.found, true);
    assert.equal(await tools.probe('git', never), answer, 'the very same answer, not another look');
  });
});

describe('catalogue', () => {
  it('names each tool once', () => {
    assert.equal(new Set(catalogue.map(({ id }) => id)).size, catalogue.length);
  });
});

describe('systemOf', () => {
  for (const [platform, release, system] of [
    ['linux', 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'debian'],
    ['linux', 'PRETTY_NAME="Debian"\nVERSION_ID="12"\nID=debian\n', 'debian'],
    ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['linux', 'ID=arch\n', 'linux'],
    ['linux', '', 'linux'],
    ['darwin', '', 'macos'],
    ['win32', '', 'windows'],
  ] as const)
    it(`${platform} ${release.split('\n')[0]} is ${system}`, () => {
      assert.equal(systemOf(platform, release), system);
    });
});
