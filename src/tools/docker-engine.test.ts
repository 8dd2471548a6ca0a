import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { EngineProblem } from './docker';
import { findEndpoints, showAddress, usualSockets } from './docker-endpoint';
import { createDockerEngine } from './docker-engine';

const signal = () => AbortSignal.timeout(20_000);
const log = () => {};

describe('findEndpoints', () => {
  let home: string;
  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'docker ü '));
    const id = createHash('sha256').update('colima').digest('hex');
    const meta = path.join(home, '.docker/contexts/meta', id);
    await mkdir(meta, { recursive: true });
    await writeFile(path.join(home, '.docker/config.json'), '{"currentContext":"colima"}');
    await writeFile(
      path.join(meta, 'meta.json'),
      '{"Name":"colima","Endpoints":{"docker":{"Host":"unix:///x y/c.sock"}}}',
    );
  });
  after(() => rm(home, { recursive: true }));

  for (const [name, env, source, first] of [
    [
      'DOCKER_HOST goes first',
      { DOCKER_HOST: 'unix:///a/b.sock', DOCKER_CONTEXT: 'colima' },
      'DOCKER_HOST',
      'unix:///a/b.sock',
    ],
    ['tcp without a port', { DOCKER_HOST: 'tcp://localhost' }, 'DOCKER_HOST', 'tcp://localhost:2375'],
    ['tcp with TLS', { DOCKER_HOST: 'tcp://box', DOCKER_TLS_VERIFY: '1' }, 'DOCKER_HOST', 'tcp://box:2376'],
    [
      'a named pipe',
      { DOCKER_HOST: 'npipe:////./pipe/docker_engine' },
      'DOCKER_HOST',
      'npipe:////./pipe/docker_engine',
    ],
    ['the current context', {}, 'the Docker context "colima"', 'unix:///x y/c.sock'],
    ['an unknown context', { DOCKER_CONTEXT: 'gone' }, 'the Docker context "gone"', 'context:gone'],
    ['the default context', { DOCKER_CONTEXT: 'default' }, 'default', 'unix:///var/run/docker.sock'],
  ] as const) {
    it(name, async () => {
      const found = await findEndpoints(env, home, 'linux');
      assert.equal(found.source, source);
      const [address] = found.addresses;
      assert.equal(address && showAddress(address), first);
    });
  }

  it('knows the named pipes of Windows and the sockets of Colima and Podman', () => {
    assert.equal(showAddress(usualSockets({}, 'C:\\u', 'win32')[0] ?? assert.fail()), 'npipe:////./pipe/docker_engine');
    const all = usualSockets({ XDG_RUNTIME_DIR: '/run/user/7' }, '/h', 'linux').map(showAddress);
    for (const one of [
      '/h/.colima/default/docker.sock',
      '/h/.docker/run/docker.sock',
      '/run/user/7/podman/podman.sock',
    ])
      assert.ok(all.includes(`unix://${one}`), one);
  });
});

describe('an engine that cannot be used', () => {
  let folder: string;
  let socket: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'engine ü '));
    await chmod(folder, 0o755);
    socket = path.join(folder, 'docker.sock');
  });
  after(() => rm(folder, { recursive: true }));

  async function ping(env: NodeJS.ProcessEnv): Promise<EngineProblem> {
    // An engine that is waited for without end meets the end of the signal, and this rejects.
    const answer = await createDockerEngine({ env, home: folder, userHome: folder, log }).ping(signal());
    if (!('kind' in answer)) assert.fail(`an engine ${answer.version} was found`);
    return answer;
  }

  async function listen(server: Server): Promise<void> {
    await new Promise<void>((resolve) => server.listen(socket, resolve));
  }

  it('is stopped when its socket is missing though it was named', async () => {
    const { kind, message } = await ping({ DOCKER_HOST: `unix://${folder}/none.sock` });
    assert.equal(kind, 'stopped');
    assert.match(message, /none\.sock \(named by DOCKER_HOST\)\. Start it: /);
  });

  it('is stopped when nobody listens on the socket', async () => {
    // A socket file that stays behind: listen in a child that dies without closing it.
    const { execFileSync } = await import('node:child_process');
    const leave = 'require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))';
    try {
      execFileSync(process.execPath, ['-e', leave, socket], { stdio: 'ignore' });
    } catch {}
    const { kind, message } = await ping({ DOCKER_HOST: `unix://${socket}` });
    assert.equal(kind, 'stopped', message);
    assert.match(message, /ECONNREFUSED/);
    await rm(socket);
  });

  it('hangs when it takes the connection and says nothing', async () => {
    const open = new Set<import('node:net').Socket>();
    const server = createServer((connection) => open.add(connection));
    await listen(server);
    try {
      const { kind, message } = await ping({ DOCKER_HOST: `unix://${socket}` });
      assert.equal(kind, 'hanging');
      assert.match(message, /did not answer within 3 seconds\. Restart it: /);
    } finally {
      for (const connection of open) connection.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('refuses when the user may not open the socket', async function () {
    if (process.platform === 'win32') this.skip();
    const server = createServer();
    await listen(server);
    await chmod(socket, 0);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      const { kind, message } = await ping({ DOCKER_HOST: `unix://${socket}` });
      assert.equal(kind, 'refused', message);
      if (process.platform === 'linux') assert.match(message, /not in the group "docker"/);
    } finally {
      if (isRoot) process.seteuid?.(0);
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('is unsupported over SSH, and says what to choose', async () => {
    const { kind, message } = await ping({ DOCKER_HOST: 'ssh://me@box' });
    assert.equal(kind, 'absent');
    assert.match(message, /ssh:\/\/me@box.*docker context use default/);
  });

  it('makes client() reject with the same words', async () => {
    const engine = createDockerEngine({ env: { DOCKER_HOST: `unix://${folder}/none.sock` }, home: folder, log });
    await assert.rejects(engine.client(signal()), /Start it/);
    await engine.dispose();
  });
});

describe('a real engine', () => {
  const engine = createDockerEngine({ env: process.env, home: tmpdir(), userHome: homedir(), log });

  before(async function () {
    const answer = await engine.ping(signal());
    if ('kind' in answer) {
      console.log(`      skipped: ${answer.message}`);
      this.skip();
    }
  });

  async function createNetwork(labels: Record<string, string>): Promise<string> {
    const client = await engine.client(signal());
    const name = `mlops-roadmap-test-${process.pid}-${Math.random().toString(36).slice(2)}`;
    return (await client.createNetwork({ Name: name, Labels: labels, Internal: true })).id;
  }

  async function exists(id: string): Promise<boolean> {
    const client = await engine.client(signal());
    return (await client.listNetworks({ filters: { id: [id] } })).length > 0;
  }

  it('says its version', async () => {
    const answer = await engine.ping(signal());
    assert.ok('version' in answer && /^\d+\.\d+/.test(answer.version));
  });

  it('sweeps what dead owners left and nothing else; dispose removes its own', async () => {
    await engine.client(signal());
    const own = { ...engine.labels() };
    const dead = await createNetwork({ ...own, 'mlops-roadmap.owner': '999999999-1' });
    const reused = await createNetwork({ ...own, 'mlops-roadmap.owner': `${process.pid}-1.00000000` });
    const elsewhere = await createNetwork({
      ...own,
      'mlops-roadmap.owner': '999999999-1',
      'mlops-roadmap.machine': 'x',
    });
    const mine = await createNetwork(own);
    try {
      assert.ok((await engine.sweep(signal())) >= 2);
      assert.deepEqual(await Promise.all([dead, reused, elsewhere, mine].map(exists)), [false, false, true, true]);
      await engine.dispose();
      assert.equal(await exists(mine), false);
    } finally {
      const client = await engine.client(signal());
      for (const id of [dead, reused, elsewhere, mine])
        await client
          .getNetwork(id)
          .remove()
          .catch(() => {});
    }
  });
});
