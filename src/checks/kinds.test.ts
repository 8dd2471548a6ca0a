import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import { files } from './files';
import { git } from './git';
import { http } from './http';
import { kinds, schemaDefinitions } from './kinds';
import { predict } from './predict';
import { processKind } from './process';
import { python } from './python';
import { sqlite } from './sqlite';

type Node = { readonly [key: string]: unknown };

/** Every object of a schema that has properties, with its place. */
function* objectsOf(schema: unknown, at: string): Iterable<[string, Node]> {
  if (typeof schema !== 'object' || schema === null) return;
  const node = schema as Node;
  if (node['type'] === 'object' && node['properties']) yield [at, node];
  for (const [key, value] of Object.entries(node)) yield* objectsOf(value, `${at}/${key}`);
}

describe('kinds', () => {
  it('have names of their own', () => {
    assert.deepEqual(
      [...new Set(kinds.map(({ kind }) => kind))],
      kinds.map(({ kind }) => kind),
    );
  });

  for (const kind of kinds)
    describe(kind.kind, () => {
      it('has a schema that compiles and refuses unknown keys', () => {
        const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
        ajv.compile({
          ...kind.schema,
          $defs: { ...schemaDefinitions, ...(kind.schema['$defs'] as object | undefined) },
        });
        const objects = [...objectsOf(kind.schema, '')];
        assert.ok(objects.length > 0);
        for (const [at, node] of objects) assert.equal(node['additionalProperties'], false, `${at} takes unknown keys`);
      });

      it('says what it is, and when it gives up', () => {
        assert.ok(kind.summary.length > 10);
        assert.ok(kind.seconds > 0);
      });
    });

  // The editor shows them while an author types.
  for (const kind of [files, git, sqlite, processKind, http, python, predict])
    it(`${kind.kind} describes every option`, () => {
      for (const [at, node] of objectsOf(kind.schema, ''))
        for (const [name, property] of Object.entries(node['properties'] as Record<string, Node>))
          assert.ok(property['description'] ?? property['$ref'], `${at}/${name} has no description`);
    });

  it('are listed without loading a parser, an engine or a database', async () => {
    const folder = await mkdtemp(path.join(process.cwd(), 'out', 'kinds-'));
    try {
      const outfile = path.join(folder, 'kinds.cjs');
      await build({
        entryPoints: ['src/checks/kinds.ts'],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        packages: 'external',
        outfile,
        logLevel: 'error',
      });
      const script = `require(process.argv[1]); console.log(Object.keys(require.cache).filter((f) => /node_modules/.test(f)).join('\\n'))`;
      const loaded = execFileSync(process.execPath, ['-e', script, outfile], { encoding: 'utf8' });
      assert.equal(loaded.trim(), '');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
