import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainInWorkflow, suggestInWorkflow } from './workflow-language';

const uri = 'file:///a/.github/workflows/ci.yml';

/** `|` is the cursor. */
function place(marked: string): { text: string; position: { line: number; character: number } } {
  const before = marked.slice(0, marked.indexOf('|'));
  const lines = before.split('\n');
  return {
    text: marked.replace('|', ''),
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
}

async function labels(marked: string, of = uri): Promise<string[]> {
  const { text, position } = place(marked);
  return (await suggestInWorkflow(of, text, position)).map(({ label }) => label);
}

const job = 'on: push\njobs:\n  data:\n    runs-on: ubuntu-latest\n    steps:\n      - run: x\n';

describe('suggestInWorkflow', () => {
  it('knows keys of a job', async () => {
    const found = await labels(`${job}  train:\n    runs-on: ubuntu-latest\n    t|`);
    assert.ok(found.includes('timeout-minutes'), found.join());
  });
  it('knows events', async () => {
    const found = await labels('on: |');
    assert.ok(found.includes('workflow_dispatch'), found.join());
  });
  it('knows jobs to wait for', async () => {
    const found = await labels(
      `${job}  train:\n    needs: |\n    runs-on: ubuntu-latest\n    steps:\n      - run: x\n`,
    );
    assert.ok(found.includes('data'), found.join());
  });
  it('knows contexts, steps and the matrix', async () => {
    const inRun = (expression: string) =>
      `on: push\njobs:\n  train:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        seed: [1, 2]\n    steps:\n      - id: fit\n        run: x\n      - run: echo \${{ ${expression} }}\n`;
    assert.ok((await labels(inRun('|'))).includes('github'));
    assert.ok((await labels(inRun('steps.|'))).includes('fit'));
    assert.ok((await labels(inRun('matrix.|'))).includes('seed'));
  });
  it('bears half-typed text', async () => {
    for (const text of [
      '|',
      'on:\n  push\n|',
      'jobs: [|',
      `${job}      - run: \${{ |`,
      '\t|',
      'on: push\njobs:\n  a:\n    if: |',
    ])
      assert.ok(Array.isArray(await labels(text)));
  });
});

describe('explainInWorkflow', () => {
  it('explains a key', async () => {
    const { text, position } = place(`${job}    timeout-|minutes: 5\n`);
    assert.match((await explainInWorkflow(uri, text, position)) ?? '', /minutes/);
  });
  it('says nothing of nothing', async () => {
    assert.equal(await explainInWorkflow(uri, '', { line: 0, character: 0 }), undefined);
  });
});
