import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type Dockerode from 'dockerode';
import { after, before, beforeEach, describe, it } from 'mocha';
import { parseDockerIgnore } from '../parse/dockerignore';
import { type BuildResult, buildImage, needsBuildKit } from './docker-build';
import { createDockerEngine } from './docker-engine';

describe('needsBuildKit', () => {
  for (const [text, expected] of [
    ['FROM scratch\nCOPY a b\n', false],
    ['# syntax=docker/dockerfile:1\nFROM scratch\n', true],
    ['FROM x\nRUN --mount=type=cache,target=/root/.cache pip install a\n', true],
    ['FROM x\nCOPY --link a b\n', true],
    ['FROM x\nCOPY --chown=1 --chmod=755 a b\n', true],
    ['FROM x\nRUN <<EOF\necho a\nEOF\n', true],
    ['FROM x\nRUN test 1 -lt 2 && echo "a<b" < in\n', false],
  ] as const) {
    it(`${expected}: ${JSON.stringify(text)}`, () => assert.equal(needsBuildKit(text), expected));
  }
});

describe('building on a real engine', function () {
  this.timeout(120_000);
  const engine = createDockerEngine({ env: process.env, home: tmpdir(), log: () => {} });
  const base = 'python:3.12-slim';
  let client: Dockerode;
  let folder: string;
  let hasBase: boolean;

  before(async function () {
    const answer = await engine.ping(AbortSignal.timeout(20_000));
    if ('kind' in answer) {
      console.log(`      skipped: ${answer.message}`);
      this.skip();
    }
    client = await engine.client(AbortSignal.timeout(20_000));
    hasBase = await client
      .getImage(base)
      .inspect()
      .then(
        () => true,
        () => false,
      );
    if (!hasBase) console.log(`      skipped where ${base} is needed: the engine has no such image`);
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'build ü '));
  });
  after(() => engine.dispose());

  async function build(
    files: Record<string, string>,
    signal = AbortSignal.timeout(100_000),
    onProgress = (_: string) => {},
  ): Promise<BuildResult> {
    try {
      for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
      const request = {
        context: folder,
        dockerfile: 'Dockerfile',
        labels: engine.labels(),
        parseIgnore: parseDockerIgnore,
        onProgress,
      };
      return await buildImage(client, request, signal);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** Unique, so that the engine's cache never answers. */
  const unique = () => `${process.pid}-${Date.now()}-${Math.random()}`;

  for (const [builder, extra] of [
    ['the classic builder', ''],
    ['BuildKit', '--mount=type=tmpfs,target=/scratch '],
  ] as const) {
    describe(builder, () => {
      it('builds an image with our labels from what the context lets in', async function () {
        if (!hasBase) this.skip();
        const files = {
          Dockerfile: `FROM ${base}\nCOPY . /app\nRUN ${extra}test -f /app/in -a ! -e /app/out && echo ${unique()}\n`,
        };
        const progress: string[] = [];
        const result = await build({ ...files, in: 'x', out: 'y', '.dockerignore': 'out\n' }, undefined, (line) =>
          progress.push(line),
        );
        if (result.kind !== 'built') assert.fail(`${result.error}\n${result.log}`);
        assert.ok(
          progress.some((line) => /COPY \. \/app/.test(line)),
          progress.join('\n'),
        );
        const { Config } = await client.getImage(result.imageId).inspect();
        assert.equal(Config.Labels['mlops-roadmap.owner'], engine.labels()['mlops-roadmap.owner']);
      });

      it('names the instruction that failed and keeps its output', async function () {
        if (!hasBase) this.skip();
        const result = await build({
          Dockerfile: `FROM ${base}\nRUN ${extra}echo seen-${unique()} && exit 3\nRUN true\n`,
        });
        if (result.kind !== 'failed') assert.fail(result.kind);
        assert.match(result.instruction ?? '', /^RUN .*exit 3/);
        assert.match(result.error, /3$/);
        assert.match(result.log, /^seen-/m);
      });

      it('names a COPY whose source is not there', async function () {
        if (!hasBase) this.skip();
        const result = await build({ Dockerfile: `FROM ${base}\nRUN ${extra}true\nCOPY model.joblib /app/\n` });
        if (result.kind !== 'failed') assert.fail(result.kind);
        assert.match(result.instruction ?? '', /^COPY model\.joblib/);
        assert.match(result.error, /model\.joblib/);
      });

      it('gives the line of a syntax error', async () => {
        const result = await build({
          Dockerfile: `# ${builder}\nFROM scratch\nCOPI a b\n${extra && `RUN ${extra}true\n`}`,
        });
        assert.deepEqual([result.kind, 'line' in result && result.line], ['failed', 3]);
      });

      it('stops at once when it is cancelled and leaves no container', async function () {
        if (!hasBase) this.skip();
        const cancel = new AbortController();
        const mark = `sleep 61 && echo ${unique()}`;
        const running = build({ Dockerfile: `FROM ${base}\nRUN ${extra}${mark}\n` }, cancel.signal, (line) => {
          if (line.includes('sleep 61')) setTimeout(() => cancel.abort(new Error('enough')), 500);
        });
        await assert.rejects(running, /enough/);
        const isLeft = async () =>
          (await client.listContainers({ all: true })).some(({ Command }) => Command.includes(mark));
        for (let i = 0; i < 40 && (await isLeft()); i++) await delay(250);
        assert.equal(await isLeft(), false);
      });

      it('says unreachable when the registry cannot be reached, failed when it knows no such image', async () => {
        const registry = createServer((request, response) => {
          const body = '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}';
          response.writeHead(request.url === '/v2/' ? 200 : 404, { 'content-type': 'application/json' }).end(body);
        });
        await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
        const image = `127.0.0.1:${(registry.address() as AddressInfo).port}/nobody/nothing:1`;
        const rest = extra && `RUN ${extra}true\n`;
        const missing = await build({ Dockerfile: `FROM ${image}\n${rest}` });
        assert.equal(missing.kind, 'failed', missing.log);
        assert.equal('image' in missing && missing.image, image);
        registry.closeAllConnections();
        await new Promise((resolve) => registry.close(resolve));
        folder = await mkdtemp(path.join(tmpdir(), 'build ü '));
        const closed = await build({ Dockerfile: `FROM ${image.replace(':1', ':2')}\n${rest}` });
        assert.equal(closed.kind, 'unreachable', JSON.stringify(closed));
      });
    });
  }
});
