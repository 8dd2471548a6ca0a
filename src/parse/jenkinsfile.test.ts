import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Source } from '../core/rule';
import { readGroovy } from './groovy-calls';
import { readGroovyTokens } from './groovy-tokens';
import { type JenkinsfileDocument, loadJenkinsfile } from './jenkinsfile';
import { jobsBefore } from './pipeline';

const text = `pipeline {
    agent { label 'gpu' }
    options { disableConcurrentBuilds() ; timeout(time: 3, unit: 'HOURS') }
    triggers { cron('H 3 * * *') }
    environment { SEED = '7' ; TOKEN = credentials('t') }
    stages {
        stage('Train') { steps { sh "python train.py --data \${params.DATA} --name \\"x y\\"" } }
        stage('Check') {
            parallel {
                stage('Quick') { steps { sh 'pytest' } }
                stage('Full') { steps { catchError { sh(script: 'python evaluate.py', label: 'x') } } }
            }
        }
        stage('Deploy') { agent { docker 'x:1' } ; steps { script { if (a) { sh './deploy.sh' } } } }
    }
}
`;

describe('loadJenkinsfile', () => {
  let parse: (source: Source) => JenkinsfileDocument;
  before(async () => {
    parse = await loadJenkinsfile();
  });

  it('reads the stages as a pipeline', () => {
    const document = parse({ path: 'Jenkinsfile', text });
    const { pipeline } = document;
    const [train, quick, full, deploy] = pipeline.jobs;
    assert.ok(train && quick && full && deploy);
    assert.equal(text.slice(train.id.span.start, train.id.span.end), 'Train');
    assert.deepEqual(
      [
        pipeline.concurrency !== undefined,
        train.timeoutMinutes?.value,
        train.runner[0]?.value,
        deploy.runner[0]?.value,
      ],
      [true, '3', 'gpu', 'x:1'],
    );
    assert.deepEqual(
      quick.needs.map(({ value }) => value),
      ['Train'],
    );
    assert.deepEqual(
      jobsBefore(pipeline, deploy)
        .map(({ id }) => id.value)
        .sort(),
      ['Full', 'Quick', 'Train'],
    );
    assert.equal(full.steps[0]?.mayFail?.value, true);
    assert.equal(deploy.steps[0]?.run?.value, './deploy.sh');
    assert.deepEqual(
      pipeline.env.map(({ name, value }) => [name.value, value.value]),
      [
        ['SEED', '7'],
        ['TOKEN', ''],
      ],
    );
    const run = train.steps[0]?.run;
    assert.ok(run);
    assert.deepEqual(
      document.commands(run)[0]?.words.map(({ span, literal }) => [text.slice(span.start, span.end), literal]),
      [
        ['python', true],
        ['train.py', true],
        ['--data', true],
        ['${params.DATA}', false],
        ['--name', true],
        ['"x y\\"', true],
      ],
    );
  });

  it('leaves a scripted pipeline without a model', () => {
    const document = parse({ path: 'Jenkinsfile', text: "node { stage('x') { sh 'y' } }\n" });
    assert.equal(document.declarative, undefined);
    assert.deepEqual(document.pipeline.jobs, []);
  });
});

describe('readGroovy', () => {
  for (const [source, names, sound] of [
    ["a 'x'\nb { c() }", ['a', 'b'], true],
    ['a\n{\n  b\n}\nc', ['a', 'c'], true],
    ["a('x',\n  'y') { }\nb", ['a', 'b'], true],
    ['x = ~/a{/\nb', ['x', 'b'], true],
    ["a '''{\n''' ; b", ['a', 'b'], true],
    ['a "${ [x: "}"] }" ; b', ['a', 'b'], true],
    ['a.b { c }\n.d()\ne', ['a', 'e'], true],
    ['a { b', ['a'], false],
    ['a } b', ['a', 'b'], false],
    ["a 'x\nb", ['a', 'b'], false],
    ['/* { */ a // }\n# x', ['a', ''], true],
  ] as const)
    it(`reads ${JSON.stringify(source)}`, () => {
      const file = readGroovy(source);
      assert.deepEqual(
        file.calls.map(({ name }) => name),
        names,
      );
      assert.equal(file.sound, sound);
    });

  it('tells strings from divisions', () => {
    const strings = (source: string): string[] =>
      readGroovyTokens(source)
        .tokens.filter(({ kind }) => kind === 'string')
        .map(({ text }) => text);
    assert.deepEqual(strings('a = b / c / d'), []);
    assert.deepEqual(strings('a =~ /b c/'), ['b c']);
    assert.deepEqual(strings("a 'b\\'c' + \"d\""), ["b\\'c", 'd']);
  });
});
