import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CheckKind } from './check';
import type { DataOptions } from './data-options';
import { json } from './json';
import { properties } from './properties';
import { type Bench, createBench, refuses } from './testing';
import { yaml } from './yaml';

type Row = [CheckKind<DataOptions>, string, Omit<DataOptions, 'file'>, [message: RegExp, place: string] | undefined];

const rows: readonly Row[] = [
  [yaml, 'a: { b: [1, 2] }\n', { expect: [{ path: 'a.b[1]', equals: 2 }] }, undefined],
  [yaml, 'a: { b: [1, 3] }\n', { expect: [{ path: 'a.b[1]', equals: 2 }] }, [/`a\.b\[1\]` is 3; expected is 2\./, '3']],
  [yaml, 'a: &x { p: 1 }\nb: { <<: *x }\n', { expect: [{ path: 'b.p', min: 1 }] }, undefined],
  [
    yaml,
    'a: { image: x }\nb: { image: "y:latest" }\n',
    { expect: [{ path: '*.image', not: { matches: ':latest$' } }] },
    [/`b\.image`/, '"y:latest"'],
  ],
  [
    yaml,
    'api: { prots: 1 }\n',
    { expect: [{ path: 'api.ports', exists: true }] },
    [/`api` has no `ports`, only `prots`/, '{ prots: 1 }'],
  ],
  [yaml, 'a: 1\n', { expect: [{ path: 'b', exists: false }] }, undefined],
  [yaml, '---\na: 1\n---\na: 2\n', { document: -1, expect: [{ path: 'a', equals: 2 }] }, undefined],
  [yaml, 'a: [1\n', { expect: [{ path: 'a', exists: true }] }, [/cannot be read/, '']],
  [
    json,
    '{\n\t"a": {"b": [true, null]}\n}\n',
    {
      expect: [
        { path: 'a.b[0]', equals: true },
        { path: 'a.b[1]', type: 'null' },
      ],
    },
    undefined,
  ],
  [json, '{"a": 1.5}', { expect: [{ path: 'a', max: 1 }] }, [/`a` is 1\.5/, '1.5']],
  [json, '{"a": 1,}', { expect: [{ path: 'a', equals: 1 }] }, [/cannot be read/, '}']],
  [
    properties,
    '# c\ninference_address=http://127.0.0.1:8080\nmodels.x : a\\\n   b\n',
    {
      expect: [
        { path: 'inference_address', matches: '127' },
        { path: '["models.x"]', equals: 'ab' },
      ],
    },
    undefined,
  ],
  [properties, 'a=1\n', { expect: [{ path: 'a', equals: '2' }] }, [/`a` is "1"/, '1']],
  [properties, 'a=1\n', { expect: [{ path: 'b', exists: true }] }, [/The file has no `b`, only `a`/, '']],
];

describe('check kinds yaml, json and properties', () => {
  let bench: Bench;
  before(async () => {
    bench = await createBench();
  });
  after(() => bench.dispose());

  for (const [kind, text, options, complaint] of rows) {
    it(`${kind.kind}: ${JSON.stringify(text)} ${complaint ? 'fails' : 'passes'} ${JSON.stringify(options.expect)}`, async () => {
      await bench.write({ 'data.x': text });
      const result = await bench.run(kind, { file: 'data.x', ...options });
      assert.equal(result.outcome, complaint ? 'failed' : 'passed', result.message);
      if (!complaint) return;
      assert.match(result.message, complaint[0]);
      const [finding] = result.findings;
      assert.equal(finding && text.slice(finding.span.start, finding.span.end), complaint[1]);
    });
  }

  it('names the file that is there', async () => {
    await bench.write({ 'dvc.yaml': 'a: 1\n' });
    const result = await bench.run(yaml, { file: 'dvc.yml', expect: [{ path: 'a', equals: 1 }] });
    assert.match(result.message, /There is no file `dvc\.yml`.*`dvc\.yaml`/);
  });

  it('refuses a path without an expectation', () => {
    refuses(yaml, { file: 'a', expect: [{ path: 'a' }] });
    refuses(json, { file: 'a', document: 1, expect: [{ path: 'a', exists: true }] });
  });
});
