import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Source } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { lintDocument } from '../lint';
import { silence } from '../silence';
import { applyFix } from '../testing';
import { dockerfile } from './language';
import { dockerfileRules } from './rules';

const runs = 2_000;
const mostMilliseconds = 100;

const seeds = [
  `# syntax=docker/dockerfile:1
ARG PYTHON=3
FROM python:\${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 \\
    HF_TOKEN="a b" # no comment
COPY . .
RUN --mount=type=cache,target=/root/.cache apt-get update && \\
    # why
    apt-get install git \\
    && pip install torch "numpy>=1" -r requirements.txt
FROM build
HEALTHCHECK --interval=5s CMD curl -f http://localhost || exit 1
ENTRYPOINT ["tini", "--"]
CMD ["uvicorn", "app:app", "--reload", "--host=127.0.0.1"]
`,
  `# escape=\`\r
FROM mcr.microsoft.com/windows/servercore:ltsc2022\r
SHELL ["powershell", "-Command"]\r
RUN Install-Thing \`\r
    -Name x\r
USER ContainerAdministrator\r
CMD python app.py\r
`,
  `FROM debian\nWORKDIR app\nRUN <<EOF cat <<-'B' >> x\napt-get update\npip install a $(cat \\\`x\\\`) \${A:-b}\nEOF\n\tB\nB\nADD --chown=1 data/ .env "b c" ./\nSHELL ["/bin/bash", "-c"]\nCMD cd x && for i in 1 2; do echo "$i"; done | tee 'é😀' ; flask run\n# hadolint ignore=DL3025\nENTRYPOINT ['a', "b"]\nONBUILD COPY . .\n`,
];
const junk = [
  '\\',
  '\n',
  '\r\n',
  '"',
  "'",
  '[',
  ']',
  '{',
  '$(',
  '`',
  '<<EOF',
  '#',
  '\u0000',
  '\ufeff',
  '😀',
  '\ud800',
  ' && ',
  'RUN ',
  '${',
  ';;',
  '((',
  'case x in',
  '\\\n#\n',
];

/** A small seeded generator (xorshift), so that a failure can be run again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function damage(text: string, random: (below: number) => number): string {
  let damaged = text;
  for (let times = 1 + random(4); times > 0; times--) {
    const start = random(damaged.length + 1);
    const end = Math.min(damaged.length, start + random(60));
    const before = damaged.slice(0, start);
    switch (random(4)) {
      case 0:
        damaged = before;
        break;
      case 1:
        damaged = before + damaged.slice(end);
        break;
      case 2:
        damaged = before + damaged.slice(start, end).repeat(2 + random(3)) + damaged.slice(end);
        break;
      default:
        damaged = before + junk[random(junk.length)] + damaged.slice(start);
    }
  }
  return damaged;
}

describe('Dockerfiles that make no sense', () => {
  let parse: (source: Source) => DockerfileDocument;
  before(async () => {
    parse = await dockerfile.load();
    // The first run compiles code and must not count.
    for (const text of seeds) check(text);
  });

  const severity = Object.fromEntries(dockerfileRules.map((rule) => [rule.id, rule.severity]));
  const stop = (rule: string, error: unknown): never => {
    throw new Error(`${rule} threw`, { cause: error });
  };

  function check(text: string): void {
    const source: Source = { path: 'Dockerfile', text, neighbours: new Map() };
    const document = parse(source);
    for (const { words, properties, flags, commands } of document.instructions) {
      const places = [...words, ...flags, ...properties, ...commands, ...commands.flatMap((command) => command.words)];
      for (const { span } of places) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
    }
    for (const finding of lintDocument(document, dockerfileRules, { severity, onRuleError: stop })) {
      const { start, end } = finding.span;
      assert.ok(
        0 <= start && start <= end && end <= text.length,
        `${finding.rule} points at ${start} to ${end} of ${text.length}`,
      );
      for (const fix of [finding.fix, silence(document, finding)])
        if (fix) assert.equal(typeof applyFix(source, fix).text, 'string');
    }
  }

  it(`never throws, points outside or takes long, in ${runs} damaged files`, function () {
    this.timeout(120_000);
    let slowest = { milliseconds: 0, seed: 0 };
    for (let seed = 1; seed <= runs; seed++) {
      const random = createRandom(seed);
      const text = damage(seeds[seed % seeds.length] ?? '', random);
      // Time of the processor: a machine that is busy elsewhere is no fault of ours.
      const start = process.cpuUsage();
      try {
        check(text);
      } catch (error) {
        assert.fail(`seed ${seed}: ${error instanceof Error ? error.stack : error}\n${JSON.stringify(text)}`);
      }
      const { user, system } = process.cpuUsage(start);
      const milliseconds = (user + system) / 1000;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, seed };
    }
    assert.ok(slowest.milliseconds < mostMilliseconds, `seed ${slowest.seed} took ${slowest.milliseconds} ms`);
  });
});
