import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Source } from '../core/rule';
import { type GitlabCiDocument, loadGitlabCi } from './gitlab-ci';
import { includedPaths } from './gitlab-ci-includes';
import { jobsBefore } from './pipeline';

const text = `include:
  - local: /ci/gpu.yml
stages: [train, evaluate, deploy]
default: { timeout: 1h 30m, tags: [cpu] }
variables: { SEED: '7', KIND: { value: a, description: b } }
train:
  extends: .gpu
  stage: train
  script: [pip install x, 'python train.py']
  resource_group: gpu
evaluate: { stage: evaluate, script: python evaluate.py, allow_failure: true }
deploy: { stage: deploy, needs: [{ job: evaluate }], trigger: { project: a/b }, environment: { name: live } }
`;
const neighbours = new Map([['ci/gpu.yml', '.gpu: { tags: [gpu], before_script: [nvidia-smi] }\n']]);

describe('loadGitlabCi', () => {
  let parse: (source: Source) => GitlabCiDocument;
  before(async () => {
    parse = await loadGitlabCi();
  });

  it('reads jobs with what they inherit as a pipeline', () => {
    const document = parse({ path: '.gitlab-ci.yml', text, neighbours });
    const [train, evaluate, deploy] = document.pipeline.jobs;
    assert.ok(train && evaluate && deploy);
    assert.equal(document.complete, true);
    assert.deepEqual(document.stages, ['.pre', 'train', 'evaluate', 'deploy', '.post']);
    assert.deepEqual(
      document.pipeline.env.map(({ name, value }) => [name.value, value.value]),
      [
        ['SEED', '7'],
        ['KIND', 'a'],
      ],
    );
    assert.deepEqual(
      train.steps.map(({ run }) => run?.value),
      ['pip install x', 'python train.py'],
    );
    assert.equal(train.timeoutMinutes?.value, 90);
    assert.deepEqual([train.concurrency?.group?.value, evaluate.mayFail?.value], ['gpu', true]);
    assert.deepEqual(
      evaluate.needs.map(({ value }) => value),
      ['train'],
    );
    assert.deepEqual(
      jobsBefore(document.pipeline, deploy).map(({ id }) => id.value),
      ['evaluate', 'train'],
    );
    assert.deepEqual([deploy.calls?.value, deploy.environment?.value], ['a/b', 'live']);
    const found = document.find('train', 'before_script');
    assert.ok(found && found !== 'unknown' && !found.own);
    const run = train.steps[1]?.run;
    assert.ok(run);
    const word = document.commands(run)[0]?.words[1];
    assert.equal(word && text.slice(word.span.start, word.span.end), 'train.py');
  });

  for (const [what, path, source, complete] of [
    ['a file alone', '.gitlab-ci.yml', 'a: { script: x }', true],
    ['an unknown include', '.gitlab-ci.yml', 'include: https://x/y.yml\na: { script: x }', false],
    ['a file that was not read', '.gitlab-ci.yml', 'include: gone.yml', false],
    ['a template', 'train.gitlab-ci.yml', 'a: { script: x }', false],
    ['damaged YAML', '.gitlab-ci.yml', 'a: { script: [x', false],
  ] as const)
    it(`knows whether all names are known: ${what}`, () => {
      assert.equal(parse({ path, text: source, neighbours: new Map() }).complete, complete);
    });

  it('finds the included files in a text', () => {
    assert.deepEqual(
      includedPaths(
        "include:\n  - local: '/ci/a.yml'\n  - b.yaml\n  - ../c.yml\n  - https://x/d.yml\ninclude: e.yml\n",
      ).sort(),
      ['b.yaml', 'ci/a.yml', 'e.yml'],
    );
  });
});
