import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { loadExercises, ownPack } from './packs';

const tiny = path.resolve('src/lessons/testing/pack');

describe('loadExercises', () => {
  let root: string;
  const pin = () => path.join(root, 'pin-versions');
  beforeEach(async () => {
    root = path.join(await mkdtemp(path.join(await realpath(tmpdir()), 'packs ü ')), 'my päck');
    await cp(tiny, root, { recursive: true });
  });
  afterEach(() => rm(path.dirname(root), { recursive: true, force: true }));

  const load = async (name = 'tiny') => {
    const { exercises, problems } = await loadExercises([{ name, folder: root }]);
    return { ids: exercises.map(({ id }) => id), messages: problems.map(({ message }) => message), problems };
  };

  it('finds exercises in the pack and in folders of topics', async () => {
    await cp(pin(), path.join(root, 'topic', 'nested'), { recursive: true });
    const manifest = path.join(root, 'topic', 'nested', 'exercise.yaml');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('id: pin-versions', 'id: nested'));
    assert.deepEqual(await load(), { ids: ['merge-branch', 'pin-versions', 'nested'], messages: [], problems: [] });
  });

  it('lets a broken one hide no other', async () => {
    await writeFile(path.join(pin(), 'exercise.yaml'), 'schema: 1\nid: [');
    const { ids, messages } = await load();
    assert.deepEqual(ids, ['merge-branch']);
    assert.match(messages.join('\n'), /no valid YAML/);
  });

  for (const [name, file] of [
    ['page', 'guide/pinned.md'],
    ['hint', 'guide/pinned-2.md'],
    ['history', '../merge-branch/history.yaml'],
  ] as const) {
    it(`tells a ${name} that is not there`, async () => {
      await rm(path.join(pin(), file));
      const { ids, messages } = await load();
      assert.equal(ids.length, 1);
      assert.deepEqual(messages.length, 1);
      assert.match(messages[0] ?? '', new RegExp(`The ${name} .* is not there`));
    });
  }

  it('tells a page that leads out by a link, and a link in the starter', async () => {
    const outside = path.join(path.dirname(root), 'secret.md');
    await writeFile(outside, 'a secret');
    await rm(path.join(pin(), 'guide', 'pinned.md'));
    await symlink(outside, path.join(pin(), 'guide', 'pinned.md'));
    await symlink(path.dirname(root), path.join(pin(), 'starter', 'up'));
    const { ids, messages } = await load();
    assert.deepEqual(ids, ['merge-branch']);
    assert.match(messages.join('\n'), /page `guide\/pinned\.md` is a link that leads out/);
    assert.match(messages.join('\n'), /link starter.up leads out/);
  });

  it('takes a link that stays inside', async () => {
    await symlink('requirements.txt', path.join(pin(), 'starter', 'same.txt'));
    assert.deepEqual((await load()).messages, []);
  });

  it('tells ids that are no part of the roadmap in its own pack only', async () => {
    const manifest = path.join(pin(), 'exercise.yaml');
    await writeFile(
      manifest,
      (await readFile(manifest, 'utf8')).replace('covers: [python]', 'covers: [python, cobol]'),
    );
    assert.deepEqual((await load()).messages, []);
    const own = await load(ownPack);
    assert.deepEqual(own.messages, ['`cobol` is no id of the roadmap.']);
    assert.equal(own.problems[0]?.line, 5);
  });

  it('tells an exercise twice, a pack that is missing, one that is a file, and one that is empty', async () => {
    const empty = path.join(path.dirname(root), 'empty');
    await mkdir(empty);
    const { exercises, problems } = await loadExercises([
      { name: 'one', folder: root },
      { name: 'again', folder: root },
      { name: 'gone', folder: path.join(root, 'gone') },
      { name: 'file', folder: path.join(pin(), 'exercise.yaml') },
      { name: 'empty', folder: empty },
    ]);
    assert.equal(exercises.length, 2);
    const text = problems.map(({ message }) => message).join('\n');
    assert.match(text, /The id `pin-versions` is taken by/);
    assert.match(text, /gone is not there/);
    assert.match(text, /exercise\.yaml cannot be read/);
    assert.match(text, /empty holds no exercise\.yaml/);
  });
});
