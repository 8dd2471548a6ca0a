import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { CheckResult } from './check';
import { findInstruction } from './docker-build-message';
import { dockerImage } from './docker-image';
import type { DockerImageOptions } from './docker-image-run';
import { createDockerBench, type DockerBench, testBase, whyNoEngine } from './docker-testing';

describe('findInstruction', () => {
  const text = 'FROM a AS one\nRUN x \\\n  && y\nFROM b:1\n# c\nCOPY --from=one /x /y\n';
  for (const [name, failure, expected] of [
    ['by line', { line: 4 }, 'FROM b:1'],
    ['by number', { number: 2, instruction: 'RUN x   && y' }, 'RUN x \\\n  && y'],
    ['by text', { instruction: 'RUN x && y' }, 'RUN x \\\n  && y'],
    ['by image', { image: 'b:1' }, 'FROM b:1'],
    ['by its beginning', { instruction: 'COPY --from=one /x /zzz' }, 'COPY --from=one /x /y'],
  ] as const) {
    it(name, () => {
      const span = findInstruction(text, { error: '', ...failure });
      assert.equal(span && text.slice(span.start, span.end), expected);
    });
  }
  it('finds nothing when the builder said nothing', () => {
    assert.equal(findInstruction(text, { error: 'x' }), undefined);
  });
});

describe('docker-image without an engine', () => {
  it('is blocked and says how to start one', async () => {
    const bench = await createDockerBench({ DOCKER_HOST: 'unix:///nowhere/docker.sock' });
    try {
      await bench.lay({ Dockerfile: 'FROM scratch\n' }, { commit: true });
      const { outcome, message } = await dockerImage.run({}, bench.context());
      assert.equal(outcome, 'blocked');
      assert.match(message, /unix:\/\/\/nowhere\/docker\.sock.*Start it/);
    } finally {
      await bench.dispose();
    }
  });
});

describe('docker-image on a real engine', function () {
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

  const check = (options: DockerImageOptions = {}): Promise<CheckResult> => dockerImage.run(options, bench.context());
  const expectFailure = async (result: Promise<CheckResult> | CheckResult, message: RegExp): Promise<CheckResult> => {
    const actual = await result;
    assert.equal(actual.outcome, 'failed', actual.message);
    assert.match(actual.message, message);
    return actual;
  };

  it('wants a repository, a commit and a Dockerfile in it', async () => {
    await bench.lay({ Dockerfile: 'FROM scratch\n' });
    await expectFailure(check(), /no Git repository/);
    await bench.git('init', '-q');
    await expectFailure(check(), /no commit yet/);
    await bench.lay({ 'a.txt': 'a' }, { commit: true });
    await expectFailure(check(), /There is no `Dockerfile` in the last commit/);
    await writeFile(path.join(bench.folder, 'Dockerfile'), `FROM ${testBase}\n`);
    await expectFailure(check(), /lies in your folder, but it is not in the last commit/);
  });

  it('passes a scratch image, and says that the folder differs from the commit', async () => {
    await bench.lay({ Dockerfile: 'FROM scratch\nCOPY a.txt /\n', 'a.txt': 'a' }, { commit: true });
    assert.equal((await check()).outcome, 'passed');
    await writeFile(path.join(bench.folder, 'Dockerfile'), 'FROM scratch\nCOPY b.txt /\n');
    const { outcome, message } = await check();
    assert.equal(outcome, 'passed');
    assert.match(message, /`Dockerfile` differs from it/);
    await expectFailure(check({ from: 'worktree' }), /there is no `b\.txt` to copy/);
  });

  it('tells an ignored file from an uncommitted, an excluded and a missing one, at the COPY', async () => {
    const Dockerfile = '# image\nFROM scratch\nCOPY model.joblib /\n';
    await bench.lay({ Dockerfile, '.gitignore': '*.joblib\n', 'model.joblib': 'm' }, { commit: true });
    const result = await expectFailure(check(), /Git ignores it \(`\.gitignore:1:\*\.joblib`\)/);
    assert.deepEqual(
      result.findings.map(({ path: file, span }) => [file, Dockerfile.slice(span.start, span.end)]),
      [['Dockerfile', 'COPY model.joblib /']],
    );
    await bench.lay({ Dockerfile }, { commit: true });
    await writeFile(path.join(bench.folder, 'model.joblib'), 'm');
    await expectFailure(check(), /not in the last commit/);
    await bench.lay({ Dockerfile, '.dockerignore': '*.joblib\n', 'model.joblib': 'm' }, { commit: true });
    await expectFailure(check(), /`\.dockerignore` keeps `model\.joblib` out/);
    await bench.lay({ Dockerfile: 'FROM scratch\nCOPY /home/anna/model.joblib /\n' }, { commit: true });
    await expectFailure(check(), /one person's computer/);
  });

  it('shows the command that failed with the end of its output', async () => {
    const Dockerfile = `FROM ${testBase}\n\nRUN echo what-it-said-$((40+2)) \\\n  && exit 7\n`;
    await bench.lay({ Dockerfile });
    const result = await expectFailure(check({ from: 'worktree' }), /exit code 7/);
    assert.match(result.actual ?? '', /what-it-said-42/);
    assert.deepEqual(result.findings[0]?.span.start, Dockerfile.indexOf('RUN'));
  });

  it('gives the place of a syntax error', async () => {
    await bench.lay({ Dockerfile: 'FROM scratch\nCOPPY a b\n' });
    const { findings } = await expectFailure(check({ from: 'worktree' }), /unknown instruction/i);
    assert.deepEqual(findings[0]?.span, { start: 13, end: 22 });
  });

  it('compares the configuration', async () => {
    const Dockerfile = 'FROM scratch\nENV A=1\nEXPOSE 8000\nUSER 1000\nCMD ["/a","b"]\nWORKDIR /app\nCOPY x /\n';
    await bench.lay({ Dockerfile, x: 'x'.repeat(3_000_000) });
    const inspect = {
      user: 'non-root',
      env: { A: '1' },
      exposed: [8000],
      healthcheck: false,
      cmd: { contains: 'b' },
    } as const;
    assert.equal((await check({ from: 'worktree', inspect })).outcome, 'passed');
    for (const [wrong, message] of [
      [{ user: '1001' }, /The user of the image is "1000"/],
      [{ env: { A: '2' } }, /variable A of the image is "1"/],
      [{ exposed: [80] }, /exposed ports of the image is \[8000\]/],
      [{ healthcheck: true }, /health check of the image is false/],
      [{ sizeMaxMb: 2 }, /size in MB of the image is 3/],
      [{ workdir: '/' }, /working directory of the image is "\/app"/],
    ] as const)
      await expectFailure(check({ from: 'worktree', inspect: wrong }), message);
    await expectFailure(check({ from: 'worktree', contextMaxMb: 1 }), /sends 3\.0 MB/);
    await bench.lay({ Dockerfile: 'FROM scratch\nCOPY x /\nUSER 0:0\n', x: 'x' });
    await expectFailure(check({ from: 'worktree', inspect: { user: 'non-root' } }), /The user of the image is "0:0"/);
  });

  it('finds files and texts in layers, deleted ones too, and in the history', async () => {
    const Dockerfile = `FROM ${testBase}\nCOPY .env /app/.env\nRUN rm /app/.env\nCOPY code.py /app/\n`;
    await bench.lay({ Dockerfile, '.env': 'TOKEN=tok-12345\n', 'code.py': 'print(1)\n' });
    await expectFailure(
      check({ from: 'worktree', layers: { absentPaths: ['app/.env'] } }),
      /`\/app\/\.env` must not be in the image\. It lies in the layer of `.*COPY/,
    );
    await expectFailure(check({ from: 'worktree', layers: { absentText: ['tok-\\d{5}'] } }), /`\/app\/\.env` contains/);
    const clean = await check({
      from: 'worktree',
      layers: { absentPaths: ['app/*.joblib'], absentText: ['tok-9{5}'] },
    });
    assert.equal(clean.outcome, 'passed', clean.message);
    await bench.lay({ Dockerfile: 'FROM scratch\nENV TOKEN=tok-12345\nCOPY a /\n', a: '' });
    await expectFailure(check({ from: 'worktree', layers: { absentText: ['tok-\\d{5}'] } }), /docker history/);
  });

  it('rejects with the reason of an abort', async () => {
    await bench.lay({ Dockerfile: `FROM ${testBase}\nRUN sleep 62 && echo ${Date.now()}\n` });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(new Error('enough')), 1500);
    await assert.rejects(dockerImage.run({ from: 'worktree' }, bench.context(cancel.signal)), /enough/);
  });

  it('leaves no image of its own after dispose, not even of a failed build', async () => {
    const client = await bench.engine.client(AbortSignal.timeout(10_000));
    const unique = `${process.pid}-${Date.now()}`;
    await bench.lay({ Dockerfile: `FROM ${testBase}\nENV MARK=${unique}\nRUN exit 9\n` });
    await expectFailure(check({ from: 'worktree' }), /exit code 9/);
    const isLeft = async () => {
      const all = await client.listImages({ all: true });
      const found = await Promise.all(
        all.map(({ Id }) =>
          client
            .getImage(Id)
            .inspect()
            .catch(() => undefined),
        ),
      );
      return found.some((image) => image?.Config?.Env?.includes(`MARK=${unique}`));
    };
    assert.equal(await isLeft(), true, 'the cache serves until the end');
    const label = `mlops-roadmap.owner=${bench.engine.labels()['mlops-roadmap.owner']}`;
    assert.ok((await client.listImages({ filters: { label: [label] } })).length > 0);
    await bench.engine.dispose();
    assert.equal(await isLeft(), false);
    assert.deepEqual(await client.listImages({ filters: { label: [label] } }), []);
    assert.deepEqual(await client.listContainers({ all: true, filters: { label: [label] } }), []);
  });
});
