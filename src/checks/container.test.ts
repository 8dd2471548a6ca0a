import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CheckResult } from './check';
import { container } from './container';
import type { ContainerOptions } from './container-run';
import { readListeners } from './container-wait';
import { createDockerBench, type DockerBench, testBase, whyNoEngine } from './docker-testing';
import { refuses, takes } from './testing';

describe('readListeners', () => {
  it('reads addresses and ports of listening sockets only', () => {
    const text = [
      '  sl  local_address rem_address   st tx_queue rx_queue',
      '   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000',
      '   1: 00000000:1388 00000000:0000 0A 00000000:00000000',
      '   2: 0100007F:1F40 0100007F:9999 01 00000000:00000000',
      '   3: 0B00007F:A5C5 00000000:0000 0A 00000000:00000000',
      '   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000',
    ].join('\n');
    assert.deepEqual(readListeners(text), [
      { address: '127.0.0.1', port: 8000, isLoopback: true },
      { address: '0.0.0.0', port: 5000, isLoopback: false },
      { address: '[::]', port: 80, isLoopback: false },
    ]);
  });
});

describe('container options', () => {
  it('are checked by the schema', () => {
    takes(container, {
      image: { from: 'git' },
      ready: { path: '/' },
      requests: [{ path: '/', expect: { status: 200 } }],
    });
    refuses(container, {});
    refuses(container, { image: {}, redy: {} });
    refuses(container, { image: { from: 'index' } });
  });
});

/** A server of the standard library: host and port from the environment. */
const server = `
import http.server, os, signal, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(os.environ.get("SAYS", "hello").encode())
    def log_message(self, *args): pass
if os.environ.get("STUBBORN"): signal.signal(signal.SIGTERM, signal.SIG_IGN)
else: signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print("starting", flush=True)
http.server.ThreadingHTTPServer((os.environ.get("HOST", "0.0.0.0"), int(os.environ.get("PORT", 8000))), Handler).serve_forever()
`;
const probe = "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/', timeout=2)";
const Dockerfile = `FROM ${testBase}\nCOPY server.py /server.py\nHEALTHCHECK --interval=30s CMD ["python", "-c", "${probe}"]\nCMD ["python", "/server.py"]\n`;

describe('container on a real engine', function () {
  this.timeout(120_000);
  let bench: DockerBench;
  before(async function () {
    bench = await createDockerBench();
    const reason = await whyNoEngine(bench.engine);
    if (reason) {
      console.log(`      skipped: ${reason}`);
      this.skip();
    }
  });
  after(() => bench.dispose());

  const check = (options: Omit<ContainerOptions, 'image'>, signal?: AbortSignal): Promise<CheckResult> => {
    const all = { image: { from: 'worktree' as const }, ...options };
    takes(container, all);
    return container.run(all, bench.context(signal));
  };
  const expectFailure = async (result: Promise<CheckResult>, message: RegExp): Promise<CheckResult> => {
    const actual = await result;
    assert.equal(actual.outcome, 'failed', actual.message);
    assert.match(actual.message, message);
    return actual;
  };
  const ready = { path: '/', seconds: 8 };
  const hello = { path: '/', expect: { status: 200, body: 'hello' } };

  it('runs, turns healthy in seconds whatever the interval, answers and stops', async () => {
    await bench.lay({ Dockerfile, 'server.py': server });
    const result = await check({
      health: 'healthy',
      ready,
      requests: [hello],
      stop: { seconds: 3 },
      exec: [{ args: ['echo', 'a b'], stdout: 'a b' }],
    });
    assert.equal(result.outcome, 'passed', result.message);
  });

  it('says how the answer differs, with the log', async () => {
    await expectFailure(
      check({ ready, requests: [hello], env: { SAYS: 'no' } }),
      /GET \/.*"no".*"hello"[\s\S]*starting/,
    );
  });

  it('sees that a server binds the loopback, or another port', async () => {
    await expectFailure(
      check({ ready: { path: '/', seconds: 3 }, env: { HOST: '127.0.0.1' } }),
      /listens on 127\.0\.0\.1:8000: on the container's own loopback.*Bind 0\.0\.0\.0/,
    );
    await expectFailure(
      check({ ready: { path: '/', seconds: 3 }, env: { PORT: '5000' } }),
      /listens on 0\.0\.0\.0:5000, not on port 8000/,
    );
  });

  it('tells how a container died', async () => {
    const { actual } = await expectFailure(
      check({ ready, args: ['python', '-c', 'raise SystemExit("no model")'] }),
      /ended with exit code 1\. Its last line: `no model`/,
    );
    assert.match(actual ?? '', /no model/);
    await expectFailure(check({ ready, args: ['true'] }), /exit code 0: its command does not stay in the foreground/);
    await expectFailure(check({ ready, args: ['uvicornn'] }), /no program `uvicornn` in the image/);
  });

  it('wants a health check that can turn healthy', async () => {
    await expectFailure(
      check({ health: 'healthy', healthSeconds: 3, env: { PORT: '5000' } }),
      /does not turn healthy.*exit code 1/s,
    );
    await bench.lay({ Dockerfile: Dockerfile.replace(/HEALTHCHECK.*\n/, ''), 'server.py': server });
    await expectFailure(check({ health: 'healthy' }), /has no HEALTHCHECK/);
    await bench.lay({
      Dockerfile: Dockerfile.replace(/CMD \["python", "-c".*\n/, 'CMD nosuchprogram\n'),
      'server.py': server,
    });
    await expectFailure(check({ health: 'healthy' }), /nosuchprogram/);
  });

  it('catches a health check that says healthy whatever happens', async () => {
    const lying = Dockerfile.replace(/CMD \["python", "-c".*\n/, `CMD python -c "${probe}" || exit 0\n`);
    await bench.lay({ Dockerfile: lying, 'server.py': server });
    await expectFailure(check({ health: 'not-healthy', env: { PORT: '5000' } }), /health check still says healthy/);
    await bench.lay({ Dockerfile, 'server.py': server });
    assert.equal((await check({ health: 'not-healthy', env: { PORT: '5000' } })).outcome, 'passed');
    await expectFailure(check({ health: 'not-healthy' }), /health check still says healthy/);
  });

  it('finds root, commands that fail, and servers that ignore SIGTERM', async () => {
    await bench.lay({ Dockerfile, 'server.py': server });
    await expectFailure(check({ runsAs: 'non-root' }), /runs as root/);
    assert.equal((await check({ runsAs: 'non-root', user: '10001' })).outcome, 'passed');
    await expectFailure(
      check({ exec: [{ args: ['ls', '/nowhere'] }] }),
      /`ls \/nowhere` in the container ended with exit code 2.*nowhere/,
    );
    await expectFailure(
      check({ ready, env: { STUBBORN: '1' }, stop: { seconds: 1 } }),
      /did not end within 1 s after SIGTERM/,
    );
    await expectFailure(check({ readOnly: true, exec: [{ args: ['touch', '/x'] }] }), /Read-only file system/);
  });

  it('mounts files of the workspace read-only', async () => {
    await bench.lay({ Dockerfile, 'server.py': server, 'data ü/a.csv': 'a,b' });
    const mounts = [{ from: 'data ü', to: '/data' }];
    assert.equal((await check({ mounts, exec: [{ args: ['cat', '/data/a.csv'], stdout: 'a,b' }] })).outcome, 'passed');
    await expectFailure(check({ mounts, exec: [{ args: ['touch', '/data/b'] }] }), /Read-only file system/);
  });

  it('passes a failed build on, with its place', async () => {
    await bench.lay({ Dockerfile: 'FROM scratch\nCOPY nothing /\n' });
    const { findings } = await expectFailure(check({ ready }), /no `nothing` to copy/);
    assert.equal(findings[0]?.path, 'Dockerfile');
  });

  it('removes the container when it is cancelled', async () => {
    await bench.lay({ Dockerfile, 'server.py': server });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(new Error('enough')), 2500);
    await assert.rejects(
      check({ ready: { path: '/', seconds: 60 }, env: { HOST: '127.0.0.1' } }, cancel.signal),
      /enough/,
    );
    const client = await bench.engine.client(AbortSignal.timeout(10_000));
    const label = `mlops-roadmap.owner=${bench.engine.labels()['mlops-roadmap.owner']}`;
    assert.deepEqual(await client.listContainers({ all: true, filters: { label: [label] } }), []);
  });
});
