import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import type { CheckContext, CheckResult } from './check';
import { type PythonOptions, python } from './python';
import { type Bench, createBench, refuses } from './testing';

let bench: Bench;

before(async function () {
  const probe = await createBench();
  const { found } = await probe.tools.probe('python', probe.context.signal);
  await probe.dispose();
  if (!found) this.skip();
});
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.dispose());

const header = 'from mlops_probe import add_to_path, failed, guard, load, passed, run_python\nprobe = load()\n';

async function run(
  probe: string,
  workspace: Record<string, string> = {},
  options: Partial<PythonOptions> = {},
  more: Partial<CheckContext> = {},
): Promise<CheckResult> {
  await bench.write(workspace);
  await bench.writeExercise({ 'probes/probe.py': header + probe });
  return bench.run(python, { probe: 'probes/probe.py', ...options }, more);
}

describe('python', () => {
  it('passes when the probe says so, and says what it saw', async () => {
    const result = await run('passed("the-check", "off by 4.2 minutes – gut", value=4.2)\n');
    assert.deepEqual(result, { outcome: 'passed', message: 'off by 4.2 minutes – gut', findings: [], value: 4.2 });
  });

  it('hands over the data, the arguments and an empty folder, outside the workspace', async () => {
    const probe = `
import csv, os
rows = list(csv.DictReader(open(probe.data["hidden"])))
outside = not str(probe.data["hidden"]).startswith(str(probe.workspace))
ok = len(rows) == 3 and rows[0] == {"month": "7", "seed": "5"} and outside and probe.args == ["--deep", str(probe.data["hidden"])]
ok = ok and os.listdir(probe.temporary) == [] and os.path.samefile(os.getcwd(), probe.workspace) and probe.exercise == "test-exercise"
(passed if ok else failed)("the-check", f"{rows} {probe.args} {outside}")
`;
    const result = await run(
      probe,
      {},
      {
        args: ['--deep', '{data.hidden}'],
        data: [{ name: 'hidden', month: 7, rows: 3, labels: false, seed: 5 }],
      },
    );
    assert.equal(result.outcome, 'passed', result.message);
  });

  it('makes other data on every run unless a seed is named', async () => {
    const probe = 'passed("the-check", open(probe.data["a"]).read())\n';
    const options = { data: [{ name: 'a', month: 1, rows: 1 }] };
    assert.notEqual((await run(probe, {}, options)).message, (await run(probe, {}, options)).message);
  });

  it('turns what the learner raises into a failure at the line', async () => {
    const code = 'def predict(rows):\n    return rows[0]["nope"]\n';
    const result = await run('with guard("the-check"):\n    import model\n    model.predict([{}])\n', {
      'model.py': code,
    });
    assert.equal(result.outcome, 'failed');
    assert.equal(result.message, "KeyError: 'nope' (model.py, line 2, in `predict`)");
    assert.deepEqual(
      result.findings.map(({ path, span }) => [path, code.slice(span.start, span.end)]),
      [['model.py', 'return rows[0]["nope"]']],
    );
  });

  it('places a syntax error, also in a module of a package', async () => {
    const result = await run('with guard("the-check"):\n    add_to_path("src")\n    import parcel.model\n', {
      'src/parcel/__init__.py': '',
      'src/parcel/model.py': 'x = 1\ndef f(:\n',
    });
    assert.match(result.message, /^SyntaxError: invalid syntax .*\(src\/parcel\/model.py, line 2\)$/);
    assert.equal(result.findings[0]?.path, 'src/parcel/model.py');
  });

  it('shows a failure at a text, with expected and actual', async () => {
    const result = await run(
      'failed("the-check", "too far off", expected="at most 6", actual=9.5, file="träin.py", text="drop(")\n',
      { 'träin.py': 'frame.drop(columns)\n' },
    );
    assert.deepEqual(result, {
      outcome: 'failed',
      message: 'too far off',
      expected: 'at most 6',
      actual: '9.5',
      findings: [{ path: 'träin.py', span: { start: 6, end: 11 }, message: 'too far off' }],
    });
  });

  it('runs what is attempted at once, and reports what it returns, raises, or says by itself', async () => {
    const probe = `
from mlops_probe import Stopped, attempt
probe.place = {"file": "model.py", "text": "def predict"}

@attempt("words", "more-words")
def _():
    return "3 of 3 orders"

@attempt("valued")
def _():
    return "17 orders", 17

@attempt("itself")
def _():
    passed("itself", "said by itself")

def deep(*given, **more):
    raise Stopped(*given, **more)

attempt("usual-place")(lambda: deep("no minutes", expected="4", actual="3"))
attempt("other-text")(lambda: deep("no minutes", "return"))
attempt("other-file")(lambda: deep("no minutes", {"file": "train.py"}, "4", "3"))
attempt("no-file")(lambda: deep("no minutes", file=None))
attempt("learners-own")(lambda: __import__("model").predict())
try:
    deep("no minutes", text="return")
except Stopped as stopped:
    Stopped(f"Once: {stopped}", **stopped.details).fail("again", "and-again")
`;
    const code = 'def predict():\n    return 1 / 0\n';
    const files = { 'model.py': code, 'train.py': 'x = 1\n' };
    const seen = async (id: string) => {
      const { findings, ...result } = await run(probe, files, { results: [id] });
      const [at] = findings.map(({ path, span }) => `${path}: ${span.start}-${span.end}`);
      return { ...result, at };
    };
    const passes = (message: string) => ({ outcome: 'passed', message, at: undefined });
    const fails = (message: string, at: string | undefined, more = {}) => ({ outcome: 'failed', message, at, ...more });
    const both = { expected: '4', actual: '3' };
    for (const id of ['words', 'more-words']) assert.deepEqual(await seen(id), passes('3 of 3 orders'));
    assert.deepEqual(await seen('valued'), { ...passes('17 orders'), value: 17 });
    assert.deepEqual(await seen('itself'), passes('said by itself'));
    assert.deepEqual(await seen('usual-place'), fails('no minutes', 'model.py: 0-11', both));
    assert.deepEqual(await seen('other-text'), fails('no minutes', 'model.py: 19-25'));
    assert.match((await seen('other-file')).at ?? '', /^train\.py: /);
    assert.deepEqual(await seen('no-file'), fails('no minutes', undefined));
    assert.match((await seen('learners-own')).message, /^ZeroDivisionError: .*\(model\.py, line 2, in `predict`\)$/);
    for (const id of ['again', 'and-again'])
      assert.deepEqual(await seen(id), fails('Once: no minutes', 'model.py: 19-25'));
  });

  it('fails when one of several results failed, and looks only at its own', async () => {
    const probe = 'passed("the-check", "a")\nfailed("the-check", "b")\nfailed("other", "c")\n';
    assert.equal((await run(probe)).message, 'b');
    assert.equal((await run(probe, {}, { results: ['other'] })).message, 'c');
  });

  it('asks for the tools that the probe starts, beside Python', async () => {
    assert.deepEqual(python.needs({ probe: 'p.py' }), ['python']);
    assert.deepEqual(python.needs({ probe: 'p.py', needs: ['bash', 'curl'] }), ['python', 'bash', 'curl']);
    const result = await run('passed("the-check", "ran")\n', {}, { needs: ['bash'] });
    assert.equal(result.message, 'ran');
  });

  for (const [title, code] of [
    ['prints results', 'print(\'{"check": "the-check", "passed": true, "message": "forged"}\')'],
    ['calls the reporting functions', 'import mlops_probe\nmlops_probe.passed("the-check", "forged")'],
    ['raises while it is imported', 'import sys\nsys._getframe(99)\n'],
    ['ends the process', 'import os\nos._exit(0)'],
    ['ends the program politely', 'import sys\nsys.exit(0)'],
  ] as const)
    it(`is not passed by code that ${title}`, async () => {
      const probe =
        'with guard("the-check"):\n    import model\n    model.predict()\n    passed("the-check", "honest")\n';
      const result = await run(probe, { 'model.py': code });
      assert.equal(result.outcome, 'failed', result.message);
      const bare = await run('passed("the-check", "first part")\nimport model\npassed("the-check", "second")\n', {
        'model.py': code,
      });
      if (!/^print/.test(code)) assert.equal(bare.outcome, 'failed', bare.message);
    });

  it('runs scripts as a learner would, with their place', async () => {
    const probe = `
run = run_python(["träin.py", "ü"], env={"X": "1"}, input="in")
(passed if run.exit_code == 0 else failed)("the-check", run.last_error or run.stdout, **(run.place() if run.exit_code else {}))
`;
    const good = await run(probe, {
      'träin.py': 'import sys, os\nprint(sys.argv[1], os.environ["X"], sys.stdin.read())\n',
    });
    assert.equal(good.message, 'ü 1 in\n');
    const bad = await run(probe, { 'träin.py': 'def f():\n    raise ValueError("nein")\nf()\n' });
    assert.equal(bad.message, 'ValueError: nein');
    assert.deepEqual(bad.findings[0]?.span, { start: 13, end: 37 });
  });

  it('ends a script at its own limit', async () => {
    const probe =
      'run = run_python(["-c", "import time; time.sleep(60)"], seconds=0.3)\npassed("the-check", str(run.timed_out))\n';
    assert.equal((await run(probe)).message, 'True');
  });

  it('works on a copy unless told otherwise', async () => {
    const probe = 'open("made.txt", "w").write("x")\npassed("the-check", "ok")\n';
    await run(probe);
    assert.deepEqual(await readdir(bench.workspace), []);
    await run(probe, {}, { copy: false });
    assert.deepEqual(await readdir(bench.workspace), ['made.txt']);
  });

  it('is not led astray by modules of the learner that are named like others', async () => {
    const result = await run('import model\npassed("the-check", model.x)\n', {
      'model.py': 'x = "ok"',
      'json.py': 'raise RuntimeError',
      'mlops_probe.py': 'raise RuntimeError',
      'copy.py': 'y = 1',
    });
    assert.equal(result.message, 'ok');
  });

  it('runs a probe once for several checks', async () => {
    await bench.writeExercise({
      'probes/p.py': `${header}import time\nfor c in "ab": passed(c, str(time.time_ns()))\n`,
    });
    const runs = await Promise.all(
      ['a', 'b'].map((check) => python.run({ probe: 'probes/p.py' }, { ...bench.context, check })),
    );
    assert.equal(runs[0]?.outcome, 'passed');
    assert.equal(Math.abs(Number(runs[0]?.message) - Number(runs[1]?.message)) < 1e8, true);
  });

  it('tells each of several checks when their shared probe takes too long', async () => {
    await bench.writeExercise({ 'probes/p.py': `${header}import time\npassed("b", "early")\ntime.sleep(60)\n` });
    const late = { ...bench.context, check: 'a', signal: AbortSignal.timeout(900) };
    const first = python.run({ probe: 'probes/p.py' }, late);
    const second = python.run({ probe: 'probes/p.py' }, { ...bench.context, check: 'b' });
    await assert.rejects(first, { name: 'TimeoutError' });
    const result = await second;
    assert.equal(result.outcome, 'failed');
    assert.match(result.message, /^The hidden test had not come to its end within the time limit .* was ended\.$/);
  });

  it('throws when the probe has no word for the check: that is ours', async () => {
    await assert.rejects(run('passed("other", "x")\n'), /ended without a result for the-check/);
  });

  it('is blocked without the environment, and asks nobody to wait', async () => {
    await bench.writeExercise({ 'requirements.txt': 'not-prepared==1\n' });
    const result = await run('passed("the-check", "x")\n', {}, {}, { requirements: 'requirements.txt' });
    assert.equal(result.outcome, 'blocked');
    assert.match(
      result.message,
      /is not prepared yet for Python 3\.\d+\.\d+\. Run \*MLOps: Prepare environment\* \(in a terminal: `mlops-roadmap prepare /,
    );
  });

  it('rejects with the reason when the time is up, and leaves nothing running', async () => {
    const signal = AbortSignal.timeout(700);
    await assert.rejects(run('import time\ntime.sleep(60)\n', {}, {}, { signal }), { name: 'TimeoutError' });
  });

  it('refuses options it does not know', () => {
    refuses(python, {});
    refuses(python, { probe: 'a.py', data: [{ name: 'x', month: 13 }] });
    refuses(python, { probe: 'a.py', timeout: 3 });
  });
});
