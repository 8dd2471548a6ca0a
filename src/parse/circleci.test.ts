import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Source } from '../core/rule';
import { type CircleCiDocument, loadCircleCi } from './circleci';
import { jobsBefore } from './pipeline';

const text = `version: 2.1
commands:
  install:
    steps: [{ run: pip install -r << parameters.file >> }]
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    environment: { SEED: 7 }
    steps:
      - checkout
      - install
      - when: { condition: true, steps: [{ run: { name: Train, command: python train.py, no_output_timeout: 30m } }] }
  deploy: { executor: gpu, steps: [checkout] }
workflows:
  main:
    triggers: [{ schedule: { cron: '0 1 * * *' } }]
    jobs:
      - train: { name: fit, matrix: { parameters: { kind: [a, b] } } }
      - deploy: { requires: [fit], serial-group: live }
`;

describe('loadCircleCi', () => {
  let parse: (source: Source) => CircleCiDocument;
  before(async () => {
    parse = await loadCircleCi();
  });

  it('reads the jobs of workflows, with the steps of commands, as a pipeline', () => {
    const document = parse({ path: '.circleci/config.yml', text });
    const { pipeline } = document;
    const [fit, deploy] = pipeline.jobs;
    assert.ok(fit && deploy);
    assert.deepEqual([fit.id.value, fit.name?.value, deploy.id.value], ['fit', 'train', 'deploy']);
    assert.deepEqual(
      fit.steps.map(({ run, uses }) => run?.value ?? uses?.value),
      ['checkout', 'pip install -r << parameters.file >>', 'python train.py'],
    );
    assert.equal(fit.steps[2]?.timeoutMinutes?.value, '30m');
    assert.deepEqual(fit.matrix?.axes, [{ name: 'kind', values: ['a', 'b'] }]);
    assert.deepEqual(
      jobsBefore(pipeline, deploy).map(({ id }) => id.value),
      ['fit'],
    );
    assert.deepEqual([deploy.concurrency?.group?.value, deploy.runner[0]?.value], ['live', 'gpu']);
    assert.deepEqual(
      pipeline.triggers.map(({ event }) => event.value),
      ['schedule'],
    );
    const run = fit.steps[1]?.run;
    assert.ok(run);
    const words = document.commands(run)[0]?.words ?? [];
    assert.deepEqual(
      words.map(({ span, literal }) => [text.slice(span.start, span.end), literal]),
      [
        ['pip', true],
        ['install', true],
        ['-r', true],
        ['<< parameters.file >>', false],
      ],
    );
  });

  for (const broken of ['', 'jobs:', 'workflows: { a: { jobs: [ { } ] } }', 'jobs: { a: }', '- x', '\u0000'])
    it(`bears ${JSON.stringify(broken)}`, () => {
      assert.equal(parse({ path: '.circleci/config.yml', text: broken }).pipeline.system, 'circleci');
    });
});
