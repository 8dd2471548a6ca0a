import assert from 'node:assert/strict';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { readHistory } from '../lessons/history';
import { manifestSchema } from '../lessons/manifest-schema';
import { loadExercises } from '../lessons/packs';
import { writeFiles } from '../lessons/testing/lesson-bench';
import { verify } from '../lessons/verify';
import { createTools, type OwnedTools } from '../tools/create-tools';

describe('docs/exercises.md', function () {
  this.timeout(180_000);
  let page: string;
  let root: string;
  let tools: OwnedTools;
  before(async () => {
    page = await readFile('docs/exercises.md', 'utf8');
    root = await mkdtemp(path.join(await realpath(tmpdir()), 'page ü '));
    tools = createTools({ home: path.join(root, 'home'), env: process.env, log: assert.fail });
  });
  after(async () => {
    await tools?.dispose();
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  });
  /** The examples, by the word after the language. */
  const examples = () =>
    new Map([...page.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]));

  it('makes an exercise whose every variant comes out right', async function () {
    if (!(await tools.python.find(new AbortController().signal))) return this.skip();
    const files = [...examples()].filter(([name]) => name.includes('/') || name === 'exercise.yaml');
    await writeFiles(path.join(root, 'repeatable-training'), Object.fromEntries(files));
    const { exercises, problems } = await loadExercises([{ name: 'page', folder: root }]);
    assert.deepEqual(problems, []);
    const { variants, counts } = await verify(exercises, { tools, real: true, jobs: 2 }, new AbortController().signal);
    assert.deepEqual(
      variants.filter(({ outcome }) => outcome !== 'passed'),
      [],
    );
    assert.deepEqual([counts.mutants, counts.alternatives, counts.checks], [3, 1, 2]);
  });

  it('shows a history and a variant that are such', () => {
    const history = readHistory(examples().get('history') ?? '', 'the page');
    assert.equal(history.commits.length, 4);
    assert.deepEqual(Object.keys(parse(examples().get('variant') ?? '')), [
      'base',
      'delete',
      'edit',
      'commit',
      'run',
      'after',
    ]);
  });

  it('names every key of the manifest', () => {
    const schema = manifestSchema() as {
      properties: Record<string, { items?: { properties?: object } }>;
      $defs: { check: { properties: object } };
    };
    const keys = [
      ...Object.keys(schema.properties),
      ...Object.keys(schema.properties['steps']?.items?.properties ?? {}),
      ...Object.keys(schema.$defs.check.properties),
    ];
    assert.ok(keys.length > 20);
    const [, table = ''] = /## The keys of `exercise\.yaml`([\s\S]*?)\n### /.exec(page) ?? [];
    assert.deepEqual(
      keys.filter((key) => !new RegExp(`[\`.…]${key}\\b`).test(table)),
      [],
    );
  });
});
