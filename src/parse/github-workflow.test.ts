import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Source } from '../core/rule';
import { githubActions } from '../rules/github-actions/language';
import { lintDocument } from '../rules/lint';
import { type GithubWorkflowDocument, loadGithubWorkflow } from './github-workflow';
import { jobsBefore } from './pipeline';
import { findExpressions, readCondition } from './pipeline-expression';

const path = '.github/workflows/ci.yml';

const workflow = `name: CI
on:
  push:
    branches: [main]
  schedule:
    - cron: '0 3 * * 1'
permissions:
  contents: read
  id-token: write
concurrency: { group: ci, cancel-in-progress: true }
env:
  SEED: 7
defaults:
  run:
    shell: bash
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        python: ['3.12', '3.13']
        include:
          - { python: '3.14', os: windows-latest }
    steps:
      - &checkout
        uses: actions/checkout@v7
      - name: Tests
        id: tests
        run: >
          pytest -q
          tests
        continue-on-error: true
  gate:
    needs: [test]
    if: github.ref == 'refs/heads/main'
    runs-on: [self-hosted, gpu]
    timeout-minutes: 20
    outputs:
      mae: \${{ steps.evaluate.outputs.mae }}
    steps:
      - *checkout
      - id: evaluate
        run: |
          python evaluate.py --month \${{ github.event.inputs.month }} \\
            --out "\${OUT}"
        working-directory: models
        env: { OUT: metrics.json }
  deploy:
    needs: gate
    uses: ./.github/workflows/deploy.yml
    with: { target: live }
`;

describe('loadGithubWorkflow', () => {
  let parse: (source: Source) => GithubWorkflowDocument;
  before(async () => {
    parse = await loadGithubWorkflow();
  });

  it('reads a workflow as a pipeline', () => {
    const { pipeline, source, commands } = parse({ path, text: workflow });
    const [test, gate, deploy] = pipeline.jobs;
    assert.ok(test && gate && deploy);
    assert.deepEqual(
      pipeline.triggers.map(({ event, filters }) => [
        event.value,
        filters.map(({ name, values }) => [name, values.map(({ value }) => value)]),
      ]),
      [
        ['push', [['branches', ['main']]]],
        ['schedule', [['cron', ['0 3 * * 1']]]],
      ],
    );
    assert.deepEqual(
      pipeline.permissions?.scopes.map(({ name, access }) => [name, access]),
      [
        ['contents', 'read'],
        ['id-token', 'write'],
      ],
    );
    assert.deepEqual(
      [pipeline.concurrency?.group?.value, pipeline.concurrency?.cancels, pipeline.shell?.value],
      ['ci', true, 'bash'],
    );
    assert.deepEqual(test.matrix?.axes, [{ name: 'python', values: ['3.12', '3.13'] }]);
    assert.deepEqual(test.matrix?.include, [{ python: '3.14', os: 'windows-latest' }]);
    assert.equal(test.steps[1]?.run?.value, 'pytest -q tests\n');
    assert.equal(test.steps[1]?.mayFail?.value, true);
    assert.deepEqual([gate.runner.map(({ value }) => value), gate.timeoutMinutes?.value], [['self-hosted', 'gpu'], 20]);
    assert.equal(gate.steps[0]?.uses?.value, 'actions/checkout@v7');
    assert.equal(deploy.calls?.value, './.github/workflows/deploy.yml');
    assert.deepEqual(
      jobsBefore(pipeline, deploy).map(({ id }) => id.value),
      ['gate', 'test'],
    );
    const run = gate.steps[1]?.run;
    assert.ok(run);
    const words = commands(run)[0]?.words.map(({ text, span, literal }) => [
      text,
      source.text.slice(span.start, span.end),
      literal,
    ]);
    assert.deepEqual(words?.[1], ['evaluate.py', 'evaluate.py', true]);
    assert.deepEqual(words?.[3], ['${{ github.event.inputs.month }}', '${{ github.event.inputs.month }}', false]);
    assert.deepEqual(words?.[5], ['${OUT}', '"${OUT}"', false]);
  });

  it('reads expressions and conditions', () => {
    const { pipeline } = parse({ path, text: workflow });
    const [, gate] = pipeline.jobs;
    assert.deepEqual(gate?.condition && readCondition(gate.condition).reads.map((read) => read.path), ['github.ref']);
    assert.deepEqual(
      gate?.outputs.flatMap(({ value }) => findExpressions(value).map(({ body }) => body)),
      ['steps.evaluate.outputs.mae'],
    );
    const raw = "${{ fromJSON(needs.a.outputs['x-y'])[0].Z && 'github.sha }}' }} ${{ open";
    const found = findExpressions({ value: raw, raw, span: { start: 10, end: 10 + raw.length } });
    assert.deepEqual(
      found.map(({ span, reads }) => [raw.slice(span.start - 10, span.end - 10), reads.map((read) => read.path)]),
      [["${{ fromJSON(needs.a.outputs['x-y'])[0].Z && 'github.sha }}' }}", ['needs.a.outputs.x-y']]],
    );
  });

  it('bears any text: 2,000 damaged workflows throw nothing, report inside themselves', function () {
    this.timeout(240_000);
    let seed = 20261124;
    const random = (below: number): number => {
      // mulberry32: the same damage on every machine.
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) % below;
    };
    const bits = [
      '${{',
      '}}',
      '"',
      "'",
      '\n',
      '\r\n',
      '  ',
      '- ',
      ': ',
      '&a ',
      '*a',
      '|',
      '>',
      '{',
      '[',
      '#',
      '\t',
      '\u0000',
      '\ud83d',
      'ü',
      'needs: [x]',
      '<<: *checkout',
      '<<EOF\n',
      '%',
    ];
    for (let run = 0; run < 2_000; run++) {
      let text = workflow;
      for (let damage = random(6); damage >= 0; damage--) {
        const at = random(text.length + 1);
        const cut = random(3) === 0 ? random(200) : 0;
        const bit =
          random(4) === 0 ? text.slice(random(text.length)).slice(0, random(300)) : (bits[random(bits.length)] ?? '');
        text = text.slice(0, at) + bit + text.slice(at + cut);
      }
      const document = parse({ path, text });
      const findings = lintDocument(document, githubActions.rules, {
        onRuleError: (rule, error) =>
          assert.fail(`run ${run}: ${rule}: ${error instanceof Error ? error.stack : error}`),
      });
      for (const { rule, span, fix } of findings) {
        for (const { start, end } of [span, ...(fix?.edits ?? []).map((edit) => edit.span)])
          assert.ok(
            0 <= start && start <= end && end <= text.length,
            `run ${run}: ${rule} points outside: ${start}-${end}`,
          );
      }
      for (const { start } of findings.map(({ span }) => span))
        assert.ok(document.statementStart(start) <= text.length);
    }
  });
});
