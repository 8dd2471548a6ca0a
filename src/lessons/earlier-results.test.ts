import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, realpath, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Tools } from '../tools/tools';
import { openEarlierResults } from './earlier-results';
import type { Exercise } from './exercise';
import { writeFiles } from './testing/lesson-bench';
import type { VariantReport } from './variant-report';

describe('earlier results', () => {
  let root: string;
  let versions: Record<string, string>;
  let images: { Id: string; RepoTags: string[] | null }[];
  const signal = new AbortController().signal;
  const at = (...names: string[]) => path.join(root, ...names);
  const passing: VariantReport = {
    exercise: 'tiny',
    variant: 'mutants/a--b',
    kind: 'mutant',
    outcome: 'passed',
    message: '',
    seconds: 2,
    checks: [{ id: 'a', outcome: 'failed', message: 'seen' }],
  };

  beforeEach(async () => {
    root = await mkdtemp(path.join(await realpath(tmpdir()), 'earlier ü '));
    versions = { git: '2.43.0', python: '3.11.7', docker: '27.1.0', curl: '8.5.0' };
    images = [{ Id: 'sha256:1', RepoTags: ['python:3.12-slim'] }];
    await writeFiles(root, {
      'product/dist/cli.js': 'cli',
      'product/dist/cli.js.map': 'map',
      'product/dist/extension.js': 'editor',
      'product/media/python/mlops_probe.py': 'probe',
      'product/media/gitconfig': '[core]',
      'environment/mlops-roadmap.json': '{ "packages": { "pandas": "2.3.3", "six": "1.17.0" } }',
      'pack/tiny/requirements.txt': 'pandas==2.3.3\n',
      'pack/tiny/starter/Dockerfile': 'FROM python:3.12-slim\n',
      'pack/tiny/mutants/a--b/train.py': 'x = 1\n',
    });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const exercise = (more: Partial<Exercise> = {}) =>
    ({
      id: 'tiny',
      folder: at('pack', 'tiny'),
      python: 'requirements.txt',
      needs: [{ tool: 'docker' }],
      ...more,
    }) as Exercise;
  const tools = () =>
    ({
      probe: async (id: string) => ({ id, found: id in versions, version: versions[id], install: '' }),
      python: {
        prepared: async () => ({ file: 'python', args: [], version: '3.11.7', environment: at('environment') }),
      },
      docker: { client: async () => ({ listImages: async () => images }) },
    }) as unknown as Tools;
  /** As a new run of the command opens them. */
  const open = (real = true) =>
    openEarlierResults({ folder: at('kept'), product: at('product'), real, tools: tools() }, signal);
  const finds = async (variant = 'mutants/a--b', of = exercise()) => (await open()).find(of, variant);

  it('give a report back that passed, marked, for its variant only', async () => {
    assert.equal(await finds(), undefined);
    await (await open()).keep(exercise(), passing);
    assert.deepEqual(await finds(), { ...passing, reused: true });
    assert.equal(await finds('mutants/a--c'), undefined);
    assert.equal(await (await open(false)).find(exercise(), 'mutants/a--b'), undefined, 'not really run');
  });

  it('keep nothing that failed or was skipped', async () => {
    for (const outcome of ['failed', 'skipped'] as const) {
      await (await open()).keep(exercise(), { ...passing, outcome });
      assert.equal(await finds(), undefined, outcome);
    }
  });

  const changes: readonly (readonly [string, () => unknown])[] = [
    ['a byte of the variant', () => writeFile(at('pack/tiny/mutants/a--b/train.py'), 'x = 2\n')],
    ['a byte of the starter', () => writeFile(at('pack/tiny/starter/Dockerfile'), 'FROM python:3.12-slim \n')],
    ['a new file', () => writeFile(at('pack/tiny/starter/new.py'), '')],
    [
      'a name',
      async () => {
        await writeFile(at('pack/tiny/mutants/a--b/train2.py'), 'x = 1\n');
        await unlink(at('pack/tiny/mutants/a--b/train.py'));
      },
    ],
    ['a permission', () => chmod(at('pack/tiny/mutants/a--b/train.py'), 0o755)],
    [
      'a link in the place of a file',
      async () => {
        await unlink(at('pack/tiny/mutants/a--b/train.py'));
        await symlink('x = 1\n', at('pack/tiny/mutants/a--b/train.py'));
      },
    ],
    ['the command line', () => writeFile(at('product/dist/cli.js'), 'clj')],
    ['what probes import', () => writeFile(at('product/media/python/mlops_probe.py'), 'probf')],
    ['the settings of Git', () => writeFile(at('product/media/gitconfig'), '[user]')],
    [
      'the version of Git',
      () => {
        versions['git'] = '2.44.0';
      },
    ],
    [
      'the version of Python',
      () => {
        versions['python'] = '3.12.1';
      },
    ],
    [
      'the version of the Docker engine',
      () => {
        versions['docker'] = '28.0.0';
      },
    ],
    [
      'a package that no requirement names',
      () => writeFile(at('environment/mlops-roadmap.json'), '{ "packages": { "pandas": "2.3.3", "six": "1.18.0" } }'),
    ],
    [
      'a base image',
      () => {
        images = [{ Id: 'sha256:2', RepoTags: ['python:3.12-slim'] }];
      },
    ],
    [
      'a tag of a base image',
      () => {
        images.push({ Id: 'sha256:1', RepoTags: ['python:3.12'] });
      },
    ],
  ];
  for (const [what, change] of changes)
    it(`do not count after a change of ${what}`, async function () {
      if (process.platform === 'win32' && /permission|link/.test(what)) this.skip();
      await (await open()).keep(exercise(), passing);
      await change();
      assert.equal(await finds(), undefined);
    });

  it('do not count for an exercise that needs another tool', async () => {
    await (await open()).keep(exercise(), passing);
    assert.equal(
      await finds('mutants/a--b', exercise({ needs: ['docker', 'curl'].map((tool) => ({ tool, range: undefined })) })),
      undefined,
    );
  });

  it('count on whatever happens to bytecode, source maps, the editor and other images', async () => {
    await (await open()).keep(exercise(), passing);
    await writeFiles(root, {
      'pack/tiny/starter/__pycache__/a.pyc': 'x',
      'product/dist/cli.js.map': 'other',
      'product/dist/extension.js': 'other',
    });
    images.push({ Id: 'sha256:3', RepoTags: ['postgres:17'] }, { Id: 'sha256:4', RepoTags: null });
    assert.deepEqual(await finds(), { ...passing, reused: true });
  });

  it('keep nothing when the exercise was changed while it was tried', async () => {
    const opened = await open();
    assert.equal(await opened.find(exercise(), 'mutants/a--b'), undefined);
    await writeFile(at('pack/tiny/mutants/a--b/train.py'), 'x = 2\n');
    await opened.keep(exercise(), passing);
    assert.deepEqual(await readdir(at('kept')), []);
  });

  it('are dropped when nobody asked for them in a month', async () => {
    await (await open()).keep(exercise(), passing);
    const [file = ''] = await readdir(at('kept'));
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    await utimes(at('kept', file), daysAgo(29), daysAgo(29));
    assert.ok(await finds());
    await utimes(at('kept', file), daysAgo(31), daysAgo(31));
    assert.equal(await finds(), undefined);
    assert.deepEqual(await readdir(at('kept')), []);
  });
});
