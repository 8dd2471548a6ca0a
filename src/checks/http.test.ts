import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { freePort } from '../tools/ports';
import type { CheckContext, CheckResult } from './check';
import { http } from './http';
import type { HttpOptions } from './http-run';
import { type Bench, createBench, refuses } from './testing';

let bench: Bench;
beforeEach(async function () {
  bench = await createBench();
  if (!(await bench.tools.probe('python', bench.context.signal)).found) this.skip();
});
afterEach(() => bench.dispose());

/** A service with the standard library alone: what an exercise would leave to FastAPI. */
const service = `import json, os, signal, sys, time, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Handler(BaseHTTPRequestHandler):
    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(1)
        if self.path == "/crash":
            raise ValueError("a wheel came off")
        if self.path == "/die":
            os._exit(3)
        self.answer(200 if self.path in ("/health", "/slow") else 404, {"path": self.path, "token": os.environ.get("TOKEN"), "model": os.path.exists("model.bin")})
    def do_POST(self):
        given = self.rfile.read(int(self.headers["content-length"]))
        try:
            rows = json.loads(given)["rows"]
        except Exception as error:
            return self.answer(422, {"detail": [{"msg": str(error)}]})
        self.answer(200, {"predictions": [{"minutes": 10.5 + i} for i, _ in enumerate(rows)]})
    def log_message(self, *_):
        pass

server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
server.daemon_threads = False
if "deaf" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
elif "rude" in sys.argv:
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
else:
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
server.serve_forever()
server.server_close()
`;

const start = { command: ['python', 'app.py', '{port}'] };
const ready = { path: '/health', seconds: 10 };

async function run(
  options: Partial<HttpOptions>,
  code = service,
  more: Partial<CheckContext> = {},
): Promise<CheckResult> {
  await bench.write({ 'app.py': code });
  return bench.run(http, { start, ready, ...options }, more);
}

describe('http', () => {
  it('passes a service that answers as it must', async () => {
    const result = await run({
      start: { ...start, env: { TOKEN: 'p{port}' } },
      requests: [
        { path: '/health', expect: { status: 200, json: [{ path: 'token', matches: '^p\\d+$' }], maxMs: 5000 } },
        {
          name: 'two parcels',
          path: '/predict',
          json: { rows: [{}, {}] },
          expect: {
            status: { min: 200, max: 299 },
            headers: { 'Content-Type': { contains: 'json' } },
            json: [
              { path: 'predictions', length: 2 },
              { path: 'predictions[*].minutes', type: 'number', min: 1 },
            ],
          },
        },
        { name: 'no JSON', path: '/predict', body: '{"rows', expect: { status: 422, body: { contains: 'detail' } } },
      ],
    });
    assert.equal(result.outcome, 'passed', result.message);
    assert.match(result.message, /^`python app.py \d+` answered as it must\.$/);
  });

  it('says what was wrong with an answer', async () => {
    const ask = async (request: NonNullable<HttpOptions['requests']>[number]) =>
      (await run({ requests: [request] })).message;
    assert.match(
      await ask({ name: 'hostile', path: '/predict', json: { rows: 3 }, expect: { status: 422 } }),
      /^`POST \/predict \(hostile\)`: the connection was cut off without an answer\.\nThe service wrote: TypeError: 'int' object is not iterable \(app.py, line 26\)$/,
    );
    assert.match(
      await ask({ path: '/nope', expect: { status: 200 } }),
      /^`GET \/nope` gave status 404; expected was 200\. The answer was ".*nope/,
    );
    assert.match(
      await ask({
        path: '/predict',
        json: { rows: [1, 2] },
        expect: { json: [{ path: 'predictions[*].minutes', max: 11 }] },
      }),
      /^`POST \/predict` gave `predictions\[1\]\.minutes` 11\.5; expected was at most 11\./,
    );
    assert.match(
      await ask({
        path: '/predict',
        json: { rows: [] },
        expect: { json: [{ path: 'predictions[*].minutes', type: 'number' }] },
      }),
      /`predictions\[\*\]\.minutes` nothing; expected was a number/,
    );
    assert.match(
      await ask({ path: '/health', expect: { headers: { 'x-request-id': { exists: true } } } }),
      /the header `x-request-id` nothing/,
    );
    assert.match(
      await ask({ path: '/slow', expect: { maxMs: 300 } }),
      /gave its answer after \d+ ms; expected was within 300 ms/,
    );
  }).timeout(60_000);

  it('shows where the code failed', async () => {
    const result = await run({ requests: [{ path: '/crash', expect: { status: 200 } }] });
    assert.match(result.message, /The service wrote: ValueError: a wheel came off \(app.py, line 16\)/);
    const [finding] = result.findings;
    assert.equal(service.slice(finding?.span.start, finding?.span.end), 'raise ValueError("a wheel came off")');
  });

  it('sends requests side by side', async () => {
    const requests = Array.from({ length: 5 }, () => ({ path: '/slow', expect: { status: 200, maxMs: 3500 } }));
    const result = await run({ requests, sideBySide: true });
    assert.equal(result.outcome, 'passed', result.message);
  });

  it('shows why a service ended before it was ready, at the line', async () => {
    const code = 'import sys\nprint("starting", flush=True)\nraise RuntimeError("no model.joblib")\n';
    const result = await run({}, code);
    assert.equal(result.outcome, 'failed');
    assert.match(
      result.message,
      /^`python app.py \d+` ended before it was ready, with exit code 1\.\n[^]*RuntimeError: no model.joblib$/,
    );
    assert.deepEqual(
      result.findings.map(({ path, span }) => [path, code.slice(span.start, span.end)]),
      [['app.py', 'raise RuntimeError("no model.joblib")']],
    );
  });

  it('says when it is not ready in time, and names another port', async () => {
    const code = 'import time\nprint("Uvicorn running on http://127.0.0.1:8000", flush=True)\ntime.sleep(60)\n';
    const result = await run({ ready: { path: '/health', seconds: 1 } }, code);
    assert.match(
      result.message,
      /was not ready within 1 seconds: `GET \/health` gave nobody listens there \(connection refused\)\. It says that it listens on http:\/\/127\.0\.0\.1:8000, but was asked to take port \d+\./,
    );
  });

  it('says when it ended while it was asked', async () => {
    const result = await run({ requests: [{ path: '/die', expect: { status: 200 } }] });
    assert.match(result.message, /cut off without an answer/);
  });

  it('runs in a copy, without the files that the author removes', async () => {
    await bench.write({ 'model.bin': 'x' });
    const asks = (model: boolean) => [{ path: '/health', expect: { json: [{ path: 'model', equals: model }] } }];
    assert.equal((await run({ requests: asks(true) })).outcome, 'passed');
    const result = await run({ start: { ...start, delete: ['model.*'] }, requests: asks(false) });
    assert.equal(result.outcome, 'passed', result.message);
  });

  it('lets a probe ask', async () => {
    await bench.writeExercise({
      'probes/ask.py': `import json, urllib.request
from mlops_probe import load, passed, failed
probe = load()
answer = json.load(urllib.request.urlopen(probe.base_url + "/health"))
(passed if answer["path"] == "/health" else failed)("the-check", "asked " + str(probe.args))
`,
    });
    const result = await run({ probe: { probe: 'probes/ask.py', args: ['x'] } });
    assert.equal(result.message, "asked ['x']");
  });

  it('is blocked when a fixed port is taken', async () => {
    const port = await freePort();
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      const result = await run({ port });
      assert.equal(result.outcome, 'blocked');
      assert.match(result.message, new RegExp(`^Port ${port} is taken`));
    } finally {
      other.close();
    }
  });

  it('asks for a graceful stop', async function () {
    if (process.platform === 'win32') this.skip();
    const stop = { seconds: 3, during: { path: '/slow', expect: { status: 200 } } };
    const good = await run({ stop });
    assert.equal(good.outcome, 'passed', good.message);
    assert.match(good.message, /and ended \d+ ms after SIGTERM/);
    const deaf = await run({ start: { command: [...start.command, 'deaf'] }, stop: { seconds: 1 } });
    assert.match(deaf.message, /was still running 1 seconds after SIGTERM/);
    const rude = await run({ start: { command: [...start.command, 'rude'] }, stop });
    assert.match(rude.message, /^A request that was under way when SIGTERM came was lost: `GET \/slow`/);
    const status = await run({ start: { command: [...start.command, 'rude'] }, stop: { seconds: 3, exitCode: 7 } });
    assert.match(status.message, /ended with 0 after SIGTERM/);
  }).timeout(60_000);

  it('leaves no server when it is aborted', async () => {
    const signal = AbortSignal.timeout(1500);
    const code = 'import time\ntime.sleep(60)\n';
    await assert.rejects(run({}, code, { signal }), { name: 'TimeoutError' });
  });

  it('refuses options it does not know', () => {
    refuses(http, {});
    refuses(http, { start, requests: [{ path: '/x', expect: {} }] });
    refuses(http, { start, requests: [{ path: '/x', json: 1, body: 'x', expect: { status: 200 } }] });
    refuses(http, { start, requests: [{ path: 'x', expect: { status: 200 } }] });
    refuses(http, { start, ready: { url: '/' } });
  });
});
