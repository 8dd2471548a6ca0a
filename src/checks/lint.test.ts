import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lint } from './lint';
import type { LintCheckOptions } from './lint-run';
import { type Bench, createBench, refuses } from './testing';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.dispose());

const pinned: LintCheckOptions = { files: ['Dockerfile'], rules: ['dockerfile/pinned-base'] };

describe('lint', () => {
  it('passes what the rules say nothing about', async () => {
    await bench.write({ Dockerfile: 'FROM python:3.12-slim\n' });
    const result = await bench.run(lint, pinned);
    assert.equal(result.outcome, 'passed');
    assert.equal(result.message, '`Dockerfile`: nothing to report (1 rule).');
  });

  it('hands on the findings, with their fixes and at their places', async () => {
    await bench.write({ 'srv ü/Dockerfile': 'ARG A\r\nFROM python\r\n' });
    const result = await bench.run(lint, { ...pinned, files: ['**/Dockerfile'] });
    assert.equal(result.outcome, 'failed');
    assert.match(result.message, /^`srv ü\/Dockerfile`, line 2: `python` has no tag/);
    const [finding] = result.findings;
    assert.deepEqual(finding?.span, { start: 12, end: 18 });
    assert.equal(finding?.path, 'srv ü/Dockerfile');
    assert.equal(finding?.rule, 'dockerfile/pinned-base');
    assert.equal(finding?.fix?.title, 'Pin the base image to python:3.12');
  });

  for (const [title, text, message] of [
    ['an absent file', undefined, /^`Dockerfile` is not there\.$/],
    ['an empty file', ' \n', /says nothing/],
    ['a file of comments', '# FROM python:3.12\n\n# CMD x\n', /says nothing/],
    ['a silenced rule', '# mlops-roadmap ignore=dockerfile/pinned-base\nFROM python\n', /line 2/],
  ] as const)
    it(`fails ${title}`, async () => {
      await bench.write({ Dockerfile: text });
      const result = await bench.run(lint, pinned);
      assert.equal(result.outcome, 'failed');
      assert.match(result.message, message);
    });

  it('lets rules see the files beside', async () => {
    const options = { files: ['app/Dockerfile'], rules: ['dockerfile/no-dockerignore'] };
    await bench.write({ 'app/Dockerfile': 'FROM python:3.12\nCOPY . .\n' });
    assert.equal((await bench.run(lint, options)).outcome, 'failed');
    await bench.write({ 'app/.dockerignore': '*\n!src\n' });
    assert.equal((await bench.run(lint, options)).outcome, 'passed');
  });

  it('takes all rules of a language, without some', async () => {
    await bench.write({ Dockerfile: 'FROM python\nCMD python x.py\n' });
    const options = { files: ['Dockerfile'], rules: ['dockerfile/*'], except: ['dockerfile/pinned-base'] };
    const result = await bench.run(lint, options);
    assert.deepEqual(
      result.findings.map(({ rule }) => rule),
      ['dockerfile/root-server', 'dockerfile/unbuffered', 'dockerfile/exec-form-cmd'],
    );
  });

  it('tells an author of a rule that is not there', async () => {
    await bench.write({ Dockerfile: 'FROM python:3.12\n' });
    await assert.rejects(
      async () => bench.run(lint, { files: ['Dockerfile'], rules: ['dockerfile/pined-base'] }),
      /There is no rule `dockerfile\/pined-base`; was `dockerfile\/pinned-base` meant/,
    );
    refuses(lint, { files: [], rules: ['dockerfile/*'] });
    refuses(lint, { rules: ['dockerfile/*'] });
  });
});
