import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { dockerfile } from './dockerfile';
import type { DockerfileOptions } from './dockerfile-run';
import { type Bench, createBench, refuses } from './testing';

const good = `ARG V=3.12
FROM python:\${V} AS build
COPY requirements.txt ./
RUN pip install -r requirements.txt # all
COPY . .
FROM python:\${V}-slim
WORKDIR /app
WORKDIR src
ENV A=1
ENV A=9 B=$A-2
COPY --from=build /venv /venv
EXPOSE 8000/tcp 9000-9002
USER 10001:0
HEALTHCHECK CMD ["python", "-c", "x"]
ENTRYPOINT ["uvicorn"]
CMD ["app:app"]
`;

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.dispose());

async function run(text: string | undefined, options: DockerfileOptions, more: Record<string, string> = {}) {
  await bench.write({ Dockerfile: text, ...more });
  const result = await bench.run(dockerfile, options);
  assert.notEqual(result.outcome, 'blocked');
  return result;
}

const table: [
  title: string,
  text: string | undefined,
  options: DockerfileOptions,
  message: RegExp | '',
  at?: string,
][] = [
  [
    'takes a good file',
    good,
    {
      final: {
        user: 'non-root',
        base: 'python:3.12-slim',
        healthcheck: true,
        cmd: { exec: true, matches: '^uvicorn app:app$' },
        expose: [8000, 9001],
        workdir: '/app/src',
        env: { B: '1-2' },
      },
      stages: { min: 2, max: 2 },
      copies: { before: 'pip install', only: ['requirements*.txt'] },
      instructions: [
        { name: 'RUN', matches: 'pip install' },
        { name: 'RUN', final: true, absent: true },
        { name: 'COPY', matches: 'requirements', before: 'pip install' },
      ],
    },
    '',
  ],
  ['wants the file', undefined, {}, /^`Dockerfile` is not there\.$/],
  ['wants a FROM', '# FROM x\n', {}, /has no `FROM`/],
  ['sees that no user is set', 'FROM a\nCMD ["x"]\n', { final: { user: 'non-root' } }, /sets no `USER`/, 'CMD ["x"]'],
  ['sees root', 'FROM a\nUSER app\nUSER 0:0\n', { final: { user: 'non-root' } }, /`0:0`/, 'USER 0:0'],
  ['sees a user that nobody names', 'FROM a\nARG U\nUSER $U\n', { final: { user: 'non-root' } }, /means root/],
  ['takes the user of the stage below', 'FROM a AS b\nUSER app\nFROM b\n', { final: { user: 'non-root' } }, ''],
  [
    'does not take the user of another stage',
    'FROM a AS b\nUSER app\nFROM a\n',
    { final: { user: 'non-root' } },
    /no `USER`/,
  ],
  ['compares the base', 'FROM python:3.11\n', { final: { base: { matches: 'slim' } } }, /base image is "python:3.11"/],
  [
    'wants a health check',
    'FROM a\nHEALTHCHECK NONE\n',
    { final: { healthcheck: true } },
    /no health check/,
    'HEALTHCHECK NONE',
  ],
  ['wants a list', 'FROM a\nCMD python x\n', { final: { cmd: { exec: true } } }, /starts a shell/, 'CMD python x'],
  ['takes exec for a list', 'FROM a\nCMD exec python x\n', { final: { cmd: { exec: true } } }, ''],
  ['wants something to start', 'FROM a\n', { final: { cmd: { exec: true } } }, /starts nothing/],
  [
    'compares the command',
    'FROM a\nCMD ["x", "y"]\n',
    { final: { cmd: { matches: 'z' } } },
    /"x y", which does not match/,
  ],
  ['wants a port', 'FROM a\nEXPOSE 80\n', { final: { expose: [8000] } }, /no port 8000 \(80\)/, 'EXPOSE 80'],
  ['wants a folder', 'FROM a\n', { final: { workdir: '/app' } }, /sets no working directory; expected is "\/app"/],
  ['compares a variable', 'FROM a\nENV A=1\n', { final: { env: { A: '2' } } }, /variable `A` is "1"/, 'ENV A=1'],
  ['counts stages', 'FROM a\n', { stages: { min: 2 } }, /has 1 stage, at least 2 stages/],
  [
    'sees code copied too early',
    'FROM a\nCOPY requirements.txt ./src ./\nRUN pip install x\n',
    { copies: { before: 'pip install', only: ['requirements.txt'] } },
    /^`\.\/src` is copied before/,
    'COPY requirements.txt ./src ./',
  ],
  [
    'wants what copies come before',
    'FROM a\n',
    { copies: { before: 'pip', only: ['x'] } },
    /No instruction matches `pip`/,
  ],
  ['wants an instruction', 'FROM a\n# USER x\n', { instructions: [{ name: 'USER' }] }, /There is no `USER`/, 'FROM a'],
  [
    'refuses an instruction',
    'FROM a\nADD x y\n',
    { instructions: [{ name: 'ADD', absent: true }] },
    /must not be here/,
    'ADD x y',
  ],
  [
    'wants an order',
    'FROM a\nRUN one\nRUN two\n',
    { instructions: [{ name: 'RUN', matches: 'two', before: 'one' }] },
    /comes after `RUN one`/,
    'RUN two',
  ],
];

describe('dockerfile', () => {
  for (const [title, text, options, message, at] of table)
    it(title, async () => {
      const result = await run(text, options);
      if (message === '') assert.deepEqual([result.outcome, result.findings], ['passed', []]);
      else {
        assert.equal(result.outcome, 'failed');
        assert.match(result.message, message);
      }
      const [finding] = result.findings;
      if (at !== undefined) assert.equal(text?.slice(finding?.span.start, finding?.span.end), at);
    });

  it('judges the ignore file by the rules of the engine', async () => {
    const options = { ignores: ['.git', 'data/a.csv'], keeps: ['src/app.py'] };
    const absent = await run('FROM a\n', options);
    assert.match(absent.message, /There is no `\.dockerignore`: `\.git`, `data\/a\.csv` would go into the build/);
    // Unlike in Git, `*.csv` speaks of the root only.
    const loose = await run('FROM a\n', options, { '.dockerignore': '.git\n*.csv\n' });
    assert.match(loose.message, /does not keep out `data\/a\.csv`/);
    assert.equal(loose.findings[0]?.path, '.dockerignore');
    assert.match((await run('FROM a\n', options, { '.dockerignore': '*\n' })).message, /keeps out `src\/app\.py`/);
    assert.equal((await run('FROM a\n', options, { '.dockerignore': '*\n!src\n' })).outcome, 'passed');
    assert.equal((await run('FROM a\n', options, { 'Dockerfile.dockerignore': '' })).outcome, 'failed');
  });

  it('refuses options that mean nothing', () => {
    refuses(dockerfile, { final: {} });
    refuses(dockerfile, { copies: { before: 'x' } });
    refuses(dockerfile, { instructions: [{ name: 'run' }] });
    refuses(dockerfile, { ignore: ['x'] });
  });
});
