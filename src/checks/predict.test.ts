import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { blocked, type CheckKind, type CheckResult, failed, passed } from './check';
import { predict } from './predict';
import type { PredictOptions } from './predict-run';
import { python } from './python';
import { type Bench, createBench, refuses } from './testing';

/** A kind that gives the result that it is told, so that every answer of an observation can be tried. */
const told: CheckKind<{ result: CheckResult }> = {
  kind: 'told',
  summary: 'for this test',
  schema: {},
  paths: { workspace: [], exercise: [] },
  isStatic: () => false,
  quick: () => false,
  needs: () => [],
  seconds: 1,
  run: async ({ result }) => result,
};

let bench: Bench;
let observations: number;
beforeEach(async () => {
  observations = 0;
  const counted: typeof told = {
    ...told,
    run: async ({ result }) => {
      observations++;
      return result;
    },
  };
  bench = await createBench([counted, python]);
});
afterEach(() => bench.dispose());

const base = {
  file: 'predictions.yaml',
  key: 'reruns',
  question: 'Which stages run again?',
  options: ['all', 'train', 'none'],
  explain: 'A stage runs again when what it depends on has changed.',
  explainWrong: { all: 'Only what depends on the change runs.' },
};
const observe = (result: CheckResult) => ({ ...base, observe: { kind: 'told', with: { result } } });
const showed = (value?: unknown): CheckResult => ({
  ...passed('train ran.'),
  ...(value === undefined ? {} : { value }),
});

const ask = async (yaml: string | undefined, options: PredictOptions): Promise<CheckResult> => {
  await bench.write({ 'predictions.yaml': yaml });
  return bench.run(predict, options);
};

describe('predict', () => {
  for (const [title, yaml, message] of [
    ['an absent file', undefined, /^`predictions.yaml` is not there\. Predictions are written into it\. Which stages/],
    ['an absent key', 'other: 1\n', /^`predictions.yaml` has no key `reruns`\. Which stages/],
    ['a misspelt key', 'rerun: all\n', /has no key `reruns`\. `rerun` is there: the key is written `reruns`\./],
    ['an empty file', '', /has no key `reruns`/],
    [
      'an empty value',
      'reruns:\n',
      /^You have not predicted yet: write `all` or `train` or `none` after `reruns:`\. Which/,
    ],
    ['an empty text', 'reruns: ""\n', /^You have not predicted yet/],
    ['a comment only', '# reruns: all\n', /has no key/],
    ['another answer', 'reruns: some\n', /^"some" is not one of the answers: `all` or `train` or `none`\./],
    ['a list of all answers', 'reruns: [all, train, none]\n', /^`reruns` must hold one value/],
    ['text that is no YAML', 'reruns: [\n', /^`predictions.yaml` is no YAML: /],
  ] as const)
    it(`does not take ${title}, and runs nothing`, async () => {
      const result = await ask(yaml, observe(showed('train')));
      assert.equal(result.outcome, 'failed');
      assert.match(result.message, message);
      assert.equal(observations, 0);
    });

  it('shows the place of a wrong answer', async () => {
    const { findings } = await ask('a: 1\nreruns: some\n', observe(showed('train')));
    assert.deepEqual(
      findings.map(({ path, span }) => [path, span]),
      [['predictions.yaml', { start: 13, end: 17 }]],
    );
  });

  it('passes a right prediction with what the run showed', async () => {
    const result = await ask('reruns: Train # sure\r\n', observe(showed('train')));
    assert.equal(result.outcome, 'passed');
    assert.equal(
      result.message,
      'You predicted `train`, and so it is. The run showed: train ran.\nA stage runs again when what it depends on has changed.',
    );
  });

  it('passes a wrong one too, with what is behind it', async () => {
    const result = await ask('reruns: all\n', observe(showed('train')));
    assert.equal(result.outcome, 'passed');
    assert.match(
      result.message,
      /^You predicted `all`; it is `train`\. The run showed: train ran\.\nOnly what depends on the change runs\.\nA stage/,
    );
    assert.deepEqual([result.expected, result.actual], ['train', 'all']);
  });

  it('takes the truth from the manifest when the run gives none, and no truth at all', async () => {
    const withAnswer = await ask('reruns: none\n', { ...observe(showed()), answer: 'train' });
    assert.match(withAnswer.message, /it is `train`/);
    const without = await ask('reruns: none\n', observe(showed()));
    assert.match(without.message, /^You predicted `none`\. The run showed: train ran\.\nA stage/);
    const { observe: _, ...still } = observe(showed());
    assert.match(
      (await ask('reruns: none\n', { ...still, answer: 'none' })).message,
      /^You predicted `none`, and so it is\.\n/,
    );
    assert.equal(observations, 2);
    assert.equal(predict.isStatic({ ...still, answer: 'none' }), true);
    assert.equal(predict.isStatic(observe(showed())), false);
  });

  it('hands on an observation that failed or is blocked', async () => {
    for (const result of [failed('train.py raised'), blocked('Docker is not running')])
      assert.deepEqual(await ask('reruns: all\n', observe(result)), result);
  });

  it('takes numbers within a tolerance', async () => {
    const { options: _, ...rest } = observe(showed(4.2));
    const number: PredictOptions = { ...rest, type: 'number', tolerance: 0.5 };
    assert.match((await ask('reruns: 4.6\n', number)).message, /and so it is/);
    assert.match((await ask('reruns: 5\n', number)).message, /it is `4.2`/);
    assert.equal((await ask('reruns: many\n', number)).outcome, 'failed');
    assert.equal((await ask('reruns: .nan\n', number)).outcome, 'failed');
  });

  it('observes through a real probe', async function () {
    if (!(await bench.tools.probe('python', bench.context.signal)).found) this.skip();
    await bench.writeExercise({
      'probes/p.py': 'from mlops_probe import passed\npassed("the-check", "1 of 3 stages ran.", value="train")\n',
    });
    const result = await ask('reruns: none\n', {
      ...base,
      observe: { kind: 'python', with: { probe: 'probes/p.py' } },
    });
    assert.match(result.message, /^You predicted `none`; it is `train`\. The run showed: 1 of 3 stages ran\./);
  });

  it('refuses options that cannot be answered', () => {
    refuses(predict, base);
    refuses(predict, { ...base, answer: 'all', type: 'number' });
    const { options: _, ...open } = base;
    refuses(predict, { ...open, answer: 'all' });
  });
});
