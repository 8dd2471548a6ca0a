import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { after, before, describe, it } from 'mocha';
import { type Bench, createBench, refuses, takes } from './testing';
import { workflow } from './workflow';
import type { WorkflowOptions } from './workflow-options';

const file = '.github/workflows/ci.yml';

/** A workflow in the short form: steps by job. */
const jobs = (text: string, top = ''): string => `on: [push, pull_request]\n${top}jobs:\n${text}`;

describe('check kind workflow', () => {
  let bench: Bench;
  before(async () => {
    bench = await createBench();
    bench.git('init', '-q', '-b', 'main');
  });
  after(() => bench.dispose());

  const judge = async (text: string, options: WorkflowOptions) => {
    await bench.write({ [file]: text });
    return bench.run(workflow, { file, ...options });
  };

  it('knows its options', () => {
    takes(workflow, { file, order: [['a', 'b']], execute: { expect: 'success', mutate: [{ file: 'x', copy: 'y' }] } });
    refuses(workflow, { file, order: ['a'] });
    refuses(workflow, { file, execute: { expect: 'failure' } });
    assert.equal(workflow.isStatic({ file }), true);
    assert.equal(workflow.isStatic({ file, execute: {} }), false);
    assert.deepEqual(workflow.needs({ file, execute: { python: true } }), ['git', 'bash', 'python']);
  });

  const meanings: readonly [string, string, WorkflowOptions, RegExp | undefined][] = [
    [
      'a trigger that is there',
      jobs('  a: { runs-on: x, steps: [{ run: y }] }\n'),
      { triggers: { includes: ['push'], branches: ['main'] } },
      undefined,
    ],
    [
      'a missing trigger',
      jobs('  a: { runs-on: x, steps: [{ run: y }] }\n'),
      { triggers: { includes: ['schedule'] } },
      /does not start on `schedule`/,
    ],
    [
      'a branch that is filtered out',
      'on: { push: { branches: [master] } }\njobs:\n  a: { runs-on: x, steps: [{ run: y }] }\n',
      { triggers: { includes: ['push'], branches: ['main'] } },
      /push to `main` does not start/,
    ],
    [
      'rights that are too wide',
      jobs('  a: { runs-on: x, steps: [{ run: y }] }\n'),
      { permissions: { max: { contents: 'read' } } },
      /may more than it needs: whatever/,
    ],
    [
      'rights of one job that are too wide',
      jobs(
        '  a: { runs-on: x, permissions: { packages: write }, steps: [{ run: y }] }\n',
        'permissions: { contents: read }\n',
      ),
      { permissions: { max: { contents: 'read' } } },
      /packages: write/,
    ],
    [
      'an order over jobs',
      jobs(
        '  a: { runs-on: x, steps: [{ run: pytest }] }\n  b: { runs-on: x, needs: a, steps: [{ run: echo }] }\n  c: { runs-on: x, needs: b, steps: [{ run: ship }] }\n',
      ),
      { order: [['pytest', 'ship']] },
      undefined,
    ],
    [
      'a broken order',
      jobs('  a: { runs-on: x, steps: [{ run: ship }, { run: pytest }] }\n'),
      { order: [['pytest', 'ship']] },
      /Before `ship` runs in job `a`/,
    ],
    [
      'an order in one script',
      jobs('  a:\n    runs-on: x\n    steps:\n      - run: |\n          pytest\n          ship\n'),
      { order: [['pytest', 'ship']] },
      undefined,
    ],
    [
      'a comment that only mentions it',
      jobs('  a:\n    runs-on: x\n    steps:\n      - run: |\n          # pytest\n          ship\n'),
      { order: [['pytest', 'ship']] },
      /Before `ship`/,
    ],
    [
      'a step that may fail',
      jobs('  a: { runs-on: x, steps: [{ run: pytest || true }] }\n'),
      { steps: [{ runs: 'pytest', blocking: true }] },
      /\|\| true/,
    ],
    [
      'a failure in a pipe',
      jobs('  a: { runs-on: x, steps: [{ run: pytest | tee log }] }\n'),
      { steps: [{ runs: 'pytest', blocking: true }] },
      /the pipe/,
    ],
    [
      'a pipe under bash',
      jobs('  a: { runs-on: x, steps: [{ run: pytest | tee log, shell: bash }] }\n'),
      { steps: [{ runs: 'pytest', blocking: true }] },
      undefined,
    ],
    [
      '`|| exit 1`',
      jobs('  a: { runs-on: x, steps: [{ run: pytest || exit 1 }] }\n'),
      { steps: [{ runs: 'pytest', blocking: true }] },
      undefined,
    ],
    [
      'a cache',
      jobs('  a: { runs-on: x, steps: [{ uses: actions/setup-python@v7, with: { cache: pip } }] }\n'),
      { steps: [{ uses: 'setup-python', cache: true }] },
      undefined,
    ],
    [
      'no cache',
      jobs('  a: { runs-on: x, steps: [{ uses: actions/setup-python@v7 }] }\n'),
      { steps: [{ uses: 'setup-python', cache: true }] },
      /has no cache/,
    ],
    [
      'no time limit',
      jobs('  a: { runs-on: x, steps: [{ run: y }] }\n'),
      { jobs: [{ match: '.', timeout: true }] },
      /no time limit/,
    ],
    [
      'the six hours of the default as a time limit',
      jobs('  a: { runs-on: x, timeout-minutes: 360, steps: [{ run: y }] }\n'),
      { jobs: [{ match: '.', timeout: true }] },
      /no time limit below the six hours/,
    ],
    [
      'a job by what it runs',
      jobs('  a: { runs-on: x, steps: [{ run: ship }] }\n'),
      { jobs: [{ runs: { matches: 'ship' }, needs: { includes: ['test'] } }] },
      /does not wait/,
    ],
    ['a file that GitHub refuses', 'on: push\njobs:\n  a: { steps: [{ run: y }] }\n', {}, /GitHub would refuse/],
  ];
  for (const [name, text, options, complaint] of meanings) {
    it(`${complaint ? 'rejects' : 'accepts'} ${name}`, async () => {
      const result = await judge(text, options);
      if (!complaint) return assert.deepEqual([result.outcome, result.findings], ['passed', []], result.message);
      assert.equal(result.outcome, 'failed');
      assert.match(result.message, complaint);
      for (const { span } of result.findings) assert.ok(span.start <= span.end && span.end <= text.length);
    });
  }

  it('names the workflow that is there when another is asked for', async () => {
    await bench.write({ [file]: jobs('  a: { runs-on: x, steps: [{ run: y }] }\n') });
    const result = await bench.run(workflow, { file: '.github/workflows/CI.yml' });
    assert.match(result.message, /`ci\.yml`/);
    assert.equal((await bench.run(workflow, { system: 'github', triggers: { includes: ['push'] } })).outcome, 'passed');
  });

  describe('executing', () => {
    const commit = async (text: string, files: Record<string, string> = {}) => {
      await bench.write({ ...files, [file]: text });
      bench.git('add', '-A');
      bench.git('-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '-q', '--allow-empty', '-m', 'x');
    };
    const execute = async (
      text: string,
      execution: NonNullable<WorkflowOptions['execute']>,
      files: Record<string, string> = {},
    ) => {
      await commit(text, files);
      return bench.run(workflow, { file, execute: execution });
    };

    it('runs jobs in order with outputs, environment, artifacts and conditions', async () => {
      const text = jobs(
        `  late:
    needs: first
    if: needs.first.outputs.mae < 6 && github.event_name == 'push'
    runs-on: x
    defaults: { run: { working-directory: models } }
    steps:
      - uses: actions/checkout@v7
      - uses: actions/download-artifact@v8
        with: { name: "model-\${{ matrix.none }}-7", path: models }
      - run: |
          test "$(cat model.txt)" = trained
          test "$LEVEL" = pipeline
          echo "\${{ needs.first.outputs.mae }}" > "$OUTSIDE/mae.txt"
      - if: failure()
        run: echo never > "$OUTSIDE/never.txt"
  first:
    runs-on: x
    env: { LEVEL: job }
    outputs: { mae: "\${{ steps.score.outputs.mae }}" }
    steps:
      - run: test ! -e tracked.txt
      - uses: actions/checkout@v7
      - run: test -e tracked.txt && test ! -e untracked.txt
      - env: { LEVEL: step }
        run: |
          test "$LEVEL" = step
          echo "SEED=7" >> "$GITHUB_ENV"
          mkdir -p out bin && printf '#!/bin/sh\\necho trained\\n' > bin/fit && chmod +x bin/fit
          echo "$PWD/bin" >> "$GITHUB_PATH"
      - id: score
        run: |
          test "$LEVEL" = job
          fit > out/model.txt
          echo "mae=3.5" >> "$GITHUB_OUTPUT"
      - run: exit 3
        continue-on-error: true
      - uses: actions/upload-artifact@v7
        with: { name: "model--\${{ env.SEED }}", path: out }
      - uses: other/action@0123456789012345678901234567890123456789
`,
        'env: { LEVEL: pipeline }\n',
      );
      await bench.write({ 'untracked.txt': 'x', '.gitignore': 'untracked.txt\n' });
      const expect = {
        runs: ['upload-artifact', 'cat model.txt'],
        outside: { exist: ['mae.txt'], absent: ['never.txt'] },
      };
      const result = await execute(
        text,
        { env: { OUTSIDE: '{outside}' }, expect },
        { 'tracked.txt': 'x', 'models/.keep': '' },
      );
      assert.equal(result.outcome, 'passed', result.message);
      assert.match(result.message, /Not run here: other\/action/);
    });

    it('says which step failed, where, and what it printed', async () => {
      const text = jobs(
        '  a:\n    runs-on: x\n    steps:\n      - run: echo fine\n      - name: Train\n        run: |\n          echo no data >&2\n          exit 4\n      - run: echo later\n',
      );
      const result = await execute(text, {});
      assert.match(result.message, /Step “Train” of job `a` failed with exit code 4:\nno data/);
      const [finding] = result.findings;
      assert.equal(finding && text.slice(finding.span.start, finding.span.end), 'echo no data >&2');
    });

    it('sees that a changed file stops the run, and that it does not', async () => {
      const text = (step: string) =>
        jobs(
          `  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v7\n      - run: cat model.txt\n      - run: ${step}\n      - run: echo ship > "$OUTSIDE/model"\n`,
        );
      const execution = {
        env: { OUTSIDE: '{outside}' },
        mutate: [{ file: 'model.txt', replace: [{ matches: 'good', with: 'bad' }], says: 'the model is bad' }],
        expect: { fails: true, runs: ['cat model'], stops: ['ship'], outside: { absent: ['**'] } },
      };
      const files = { 'model.txt': 'good\n' };
      assert.equal((await execute(text('grep good model.txt'), execution, files)).outcome, 'passed');
      for (const open of ['grep good model.txt || true', 'grep good model.txt | cat']) {
        const result = await execute(text(open), execution, files);
        assert.match(result.message, /green, although the model is bad/, open);
      }
      const early = await execute(text('grep good model.txt').replace('cat model.txt', 'false'), execution, files);
      assert.match(early.message, /This should have worked|did not run/);
    });

    it('says which condition kept the delivery from running', async () => {
      const expect = { outside: { exist: ['model'] } };
      const step = '{ name: Ship, if: "github.ref == \'main\'", run: "touch $OUTSIDE/model" }';
      const inStep = await execute(jobs(`  a: { runs-on: x, steps: [${step}] }\n`), { expect });
      assert.match(inStep.message, /Step “Ship” was skipped: `if: github\.ref == 'main'` was not true\.$/);
      assert.equal(inStep.findings.length, 1);
      const job = '  a: { runs-on: x, if: "github.ref == \'main\'", steps: [{ run: "touch $OUTSIDE/model" }] }\n';
      const inJob = await execute(jobs(job), { expect });
      assert.match(inJob.message, /Job `a` was skipped: `if: github\.ref == 'main'` was not true\.$/);
    });

    it('says what is not committed', async () => {
      await commit(jobs('  a: { runs-on: x, steps: [{ uses: actions/checkout@v7 }, { run: test -e new.txt }] }\n'));
      await bench.write({ 'new.txt': 'x' });
      const forgotten = await bench.run(workflow, { file, execute: {} });
      assert.match(forgotten.message, /The last commit was run, and `new\.txt` differs from it/);
      await bench.write({ 'new.txt': undefined, [file]: jobs('  a: { runs-on: x, steps: [{ run: true }] }\n') });
      assert.match((await bench.run(workflow, { file, execute: {} })).message, /is not committed as it stands here/);
    });

    it('writes nothing through a link in the repository', async () => {
      await bench.writeExercise({ 'worse.py': 'worse' });
      await bench.write({ 'target.py': 'good' });
      await symlink('target.py', `${bench.workspace}/train.py`);
      const execution = { mutate: [{ file: 'train.py', copy: 'worse.py' }], expect: { fails: true } };
      const result = await execute(jobs('  a: { runs-on: x, steps: [{ run: exit 1 }] }\n'), execution);
      assert.match(result.message, /`train\.py` is not in the last commit as a file/);
      await bench.write({ 'train.py': undefined });
    });

    it('follows GitHub in what a failure means', async () => {
      const text = jobs(
        '  a: { runs-on: x, steps: [{ run: exit 1 }, { run: "touch $OUTSIDE/after" }, { if: always(), run: "touch $OUTSIDE/always" }] }\n' +
          '  b: { runs-on: x, needs: a, steps: [{ run: "touch $OUTSIDE/b" }] }\n' +
          '  c: { runs-on: x, needs: b, if: failure(), steps: [{ run: "touch $OUTSIDE/c" }] }\n',
      );
      const expect = { fails: true, outside: { exist: ['always', 'c'], absent: ['after', 'b'] } };
      const result = await execute(text, { env: { OUTSIDE: '{outside}' }, expect });
      assert.equal(result.outcome, 'passed', result.message);
    });

    it('ends what it started when it is aborted', async () => {
      const stop = new AbortController();
      await commit(jobs('  a: { runs-on: x, steps: [{ run: sleep 600 & sleep 600 }] }\n'));
      const running = bench.run(
        workflow,
        { file, execute: {} },
        { signal: stop.signal, report: () => setTimeout(() => stop.abort(new Error('stopped')), 300) },
      );
      await assert.rejects(running, /stopped/);
    });

    it('gives the steps a Python that can be thrown away', async function () {
      if (!(await bench.tools.python.find(new AbortController().signal))) this.skip();
      const text = jobs(
        '  a:\n    runs-on: x\n    steps:\n      - run: |\n          python -c "import sys; assert sys.prefix != sys.base_prefix"\n          command -v pip > "$OUTSIDE/pip"\n      - shell: python\n        run: print(1 + 1)\n',
      );
      const result = await execute(text, {
        python: true,
        env: { OUTSIDE: '{outside}' },
        expect: { outside: { exist: ['pip'] } },
      });
      assert.equal(result.outcome, 'passed', result.message);
    });
  });
});
