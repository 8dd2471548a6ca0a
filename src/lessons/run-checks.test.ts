import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { Exercise } from './exercise';
import { openProgress } from './progress';
import type { CheckEvent } from './report';
import { type RunRequest, runChecks } from './run-checks';
import { createLessonBench, type LessonBench, withChecks, writeFiles } from './testing/lesson-bench';
import { createWorkspace } from './workspace';

describe('runChecks', function () {
  this.timeout(60_000);
  let bench: LessonBench;
  let folder: string;
  let home: string;
  let count = 0;
  const signal = new AbortController().signal;
  before(async () => {
    bench = await createLessonBench();
  });
  after(() => bench?.dispose());
  beforeEach(async () => {
    folder = path.join(bench.root, `run ${++count}`);
    home = path.join(bench.root, `home ${count}`);
    await createWorkspace(bench.exercise('pin-versions'), folder, bench.tools, signal);
  });
  const run = (exercise: Exercise, more: Partial<RunRequest> = {}, by = signal) =>
    runChecks(
      {
        exercise,
        workspace: folder,
        mode: 'all',
        trusted: true,
        tools: bench.tools,
        progress: openProgress(home, 'cli'),
        ...more,
      },
      by,
    );
  const outcomes = (report: Awaited<ReturnType<typeof run>>) =>
    report.steps.flatMap(({ checks }) => checks.map(({ outcome }) => outcome));
  const kinds = async () => (await openProgress(home, 'cli').records()).map(({ kind }) => kind);
  const process = (id: string, ...command: string[]) => ({ id, kind: 'process', with: { command } });
  const file = (id: string, name: string) => ({ id, kind: 'files', with: { exist: [name] } });

  it('tells events in order, and findings with everything a surface needs', async () => {
    const events: CheckEvent[] = [];
    const report = await run(bench.exercise('pin-versions'), {
      steps: ['pinned'],
      onEvent: (event) => events.push(event),
    });
    assert.deepEqual([report.passed, report.steps.length], [false, 1]);
    for (const check of ['exact', 'explained'])
      assert.deepEqual(
        events.filter((event) => event.check === check && event.kind !== 'progress').map(({ kind }) => kind),
        ['started', 'finished'],
      );
    const [finding] = report.steps[0]?.checks[0]?.findings ?? [];
    const { rule, severity, aliases, path: where, span, why } = finding ?? {};
    assert.deepEqual(
      { rule, severity, aliases, where, span },
      {
        rule: 'pin-versions/exact',
        severity: 'error',
        aliases: [],
        where: 'requirements.txt',
        span: { start: 0, end: 6 },
      },
    );
    assert.match(why ?? '', /^A build without versions/);
  });

  it('gives a failure without a place the place of its `at`, else of what the step opens', async () => {
    const exercise = withChecks(bench.exercise('pin-versions'), [
      { ...process('here', 'false'), at: { file: 'requirements.txt', text: 'das' } },
      process('opened', 'false'),
      { ...process('gone', 'false'), at: { file: 'not/there.txt', text: undefined } },
    ]);
    const report = await run(exercise);
    assert.deepEqual(
      report.steps[0]?.checks.map(({ findings }) => findings.map(({ path: where, span }) => [where, span.start])),
      [[['requirements.txt', 3]], [['requirements.txt', 0]], [['not/there.txt', 0]]],
    );
  });

  it('runs only what a mode and trust allow', async () => {
    const exercise = withChecks(bench.exercise('pin-versions'), [
      file('static', 'requirements.txt'),
      { id: 'quick', kind: 'git', with: { tracked: ['requirements.txt'] } },
      process('slow', 'true'),
    ]);
    for (const [mode, trusted, expected] of [
      ['static', true, ['passed', 'skipped', 'skipped']],
      ['quick', true, ['passed', 'passed', 'skipped']],
      ['all', true, ['passed', 'passed', 'passed']],
      ['all', false, ['passed', 'skipped', 'skipped']],
    ] as const)
      assert.deepEqual(outcomes(await run(exercise, { mode, trusted })), expected, `${mode}, trusted: ${trusted}`);
  });

  it('counts what passed before as long as the content is the same', async () => {
    const exercise = withChecks(bench.exercise('pin-versions'), [
      file('static', 'requirements.txt'),
      process('slow', 'true'),
    ]);
    assert.equal((await run(exercise, { mode: 'static' })).passed, false);
    assert.equal((await run(exercise)).passed, true);
    assert.equal((await run(exercise, { mode: 'static' })).passed, true);
    await writeFile(path.join(folder, 'requirements.txt'), 'something else\n');
    assert.equal((await run(exercise, { mode: 'static' })).passed, false);
  });

  it('writes evidence once, not at every check', async () => {
    const exercise = withChecks(bench.exercise('pin-versions'), [
      file('one', 'requirements.txt'),
      file('two', 'README.md'),
    ]);
    await run(exercise);
    await run(exercise);
    assert.deepEqual(await kinds(), ['started', 'check']);
    await writeFiles(folder, { 'README.md': 'now' });
    await run(exercise);
    await run(exercise);
    assert.deepEqual(await kinds(), ['started', 'check', 'check', 'step', 'exercise']);
  });

  it('judges although progress cannot be read or written', async () => {
    await writeFile(home, 'a file where the folder should be');
    const report = await run(withChecks(bench.exercise('pin-versions'), [file('one', 'requirements.txt')]));
    assert.equal(report.passed, true);
    assert.match(report.warnings.join('\n'), /progress/);
  });

  it('blocks for a tool that is missing or too old, and never fails for it', async () => {
    const exercise = withChecks(bench.exercise('pin-versions'), [
      { id: 'quick', kind: 'git', with: { tracked: ['requirements.txt'] } },
    ]);
    const report = await run({ ...exercise, needs: [{ tool: 'git', range: '>=99' }] });
    assert.deepEqual([outcomes(report), report.passed], [['blocked'], false]);
    assert.match(report.steps[0]?.checks[0]?.message ?? '', /git \d.* is there, but this exercise needs >=99/);
  });

  it('ends a check at its time limit', async () => {
    const slow = { ...process('slow', 'sleep', '60'), seconds: 0.3 };
    const report = await run(withChecks(bench.exercise('pin-versions'), [slow, file('one', 'requirements.txt')]));
    assert.deepEqual(outcomes(report), ['failed', 'passed']);
    assert.match(report.steps[0]?.checks[0]?.message ?? '', /0\.3 s/);
  });

  it('says what a check was doing when it ran out of time', async () => {
    const probes = path.join(bench.root, 'probes');
    await writeFiles(probes, { 'slow.py': 'import time\ntime.sleep(60)\n' });
    const slow = { id: 'slow', kind: 'python', with: { probe: 'slow.py', results: ['slow'] }, seconds: 2 };
    const report = await run({ ...withChecks(bench.exercise('pin-versions'), [slow]), folder: probes });
    assert.match(report.steps[0]?.checks[0]?.message ?? '', /time limit, .* it said: running slow\.py\.$/);
  });

  it('rejects with the reason when it is cancelled, and writes no evidence of half a run', async () => {
    const stop = new AbortController();
    const exercise = withChecks(bench.exercise('pin-versions'), [
      process('slow', 'sleep', '60'),
      process('slow2', 'sleep', '60'),
    ]);
    const running = run(
      exercise,
      { onEvent: ({ kind }) => kind === 'started' && stop.abort(new Error('enough')) },
      stop.signal,
    );
    await assert.rejects(running, /enough/);
    assert.deepEqual(await kinds(), []);
  });

  it('says so when the folder is gone', async () => {
    await rm(folder, { recursive: true });
    await assert.rejects(run(bench.exercise('pin-versions')), /is not there any more/);
  });
});
