import assert from 'node:assert/strict';
import { chmod, cp, stat } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Exercise } from './exercise';
import { createLessonBench, type LessonBench, readTree, writeFiles } from './testing/lesson-bench';
import { applyVariant } from './variant';
import { createWorkspace } from './workspace';

const pinned = 'pandas==2.3.3\nnumpy==2.3.4\nscikit-learn==1.7.2\n';
const edit = (...edits: readonly object[]) => `edit: ${JSON.stringify(edits)}\n`;
const unpin = { file: 'requirements.txt', find: 'numpy==2.3.4\n', replace: 'numpy>=2\n' };

describe('the edits of a variant', function () {
  this.timeout(60_000);
  let bench: LessonBench;
  let count = 0;
  const signal = new AbortController().signal;
  before(async () => {
    bench = await createLessonBench();
  });
  after(() => bench?.dispose());

  /** A copy of the exercise whose solution pins three versions, with one mutant. */
  async function withMutant(files: Readonly<Record<string, string>>): Promise<Exercise> {
    const exercise = bench.exercise('pin-versions');
    const folder = path.join(bench.root, `pack ${++count}`, 'pin-versions');
    await cp(exercise.folder, folder, { recursive: true });
    const own = Object.entries(files).map(([name, text]) => [`mutants/exact--mine/${name}`, text]);
    await writeFiles(folder, { 'solution/requirements.txt': pinned, ...Object.fromEntries(own) });
    return { ...exercise, folder };
  }
  /** Makes the mutant in a new workspace. */
  async function make(exercise: Exercise): Promise<string> {
    const folder = path.join(path.dirname(exercise.folder), 'workspace');
    await createWorkspace(exercise, folder, bench.tools, signal);
    await applyVariant(exercise, 'mutants/exact--mine', folder, bench.tools, signal);
    return folder;
  }
  const refuses = async (variant: string, message: RegExp, files: Readonly<Record<string, string>> = {}) =>
    assert.rejects(make(await withMutant({ ...files, 'variant.yaml': variant })), (error: Error) => {
      assert.match(error.message, message);
      return true;
    });

  it('change what the solution and the own files laid down, in order, and are committed with them', async () => {
    const words = { file: 'README.md', find: '# Deliveries\n', replace: '# $& Parcels\n' };
    const again = { file: 'requirements.txt', find: 'numpy>=2\n', replace: '' };
    const own = { file: 'own.txt', find: 'two', replace: 'three' };
    const exercise = await withMutant({ 'own.txt': 'one\ntwo\n', 'variant.yaml': edit(words, unpin, again, own) });
    const tree = await readTree(await make(exercise));
    assert.equal(tree['requirements.txt'], 'pandas==2.3.3\nscikit-learn==1.7.2\n');
    assert.match(tree['README.md'] ?? '', /^# \$& Parcels\n/, 'a dollar sign means itself');
    assert.equal(tree['own.txt'], 'one\nthree\n');
    const folder = path.join(path.dirname(exercise.folder), 'workspace');
    assert.equal(bench.git(folder, 'status', '--porcelain'), '');
    assert.equal('variant.yaml' in tree, false);
  });

  it('come before the actions, and after those of the solution below', async () => {
    const read =
      "run: [[node, -e, \"require('fs').copyFileSync('requirements.txt', 'seen.txt')\"]]\ndelete: [README.md]\n";
    const exercise = await withMutant({ 'variant.yaml': `${read}${edit(unpin)}` });
    const below = { file: 'requirements.txt', find: 'pandas==2.3.3', replace: 'pandas==2.2.0' };
    await writeFiles(exercise.folder, { 'solution/variant.yaml': edit(below) });
    const tree = await readTree(await make(exercise));
    assert.equal(tree['seen.txt'], 'pandas==2.2.0\nnumpy>=2\nscikit-learn==1.7.2\n');
    assert.equal('README.md' in tree, false);
  });

  it('keep the permissions of the file', async function () {
    if (process.platform === 'win32') this.skip();
    const exercise = await withMutant({ 'variant.yaml': edit(unpin) });
    await chmod(path.join(exercise.folder, 'solution', 'requirements.txt'), 0o755);
    assert.equal((await stat(path.join(await make(exercise), 'requirements.txt'))).mode & 0o111, 0o111);
  });

  it('are refused when the text is not there exactly once', async () => {
    await refuses(
      edit(unpin, unpin),
      /^edit 2 of mutants\/exact--mine: the text to find is not in requirements\.txt, where it must be once: "numpy==2\.3\.4\\n"$/,
    );
    await refuses(edit({ ...unpin, find: '==' }), /the text to find is 3 times in requirements\.txt/);
    await refuses(edit({ ...unpin, file: 'setup.py' }), /^edit 1 of mutants\/exact--mine: setup\.py is not there$/);
    await refuses(edit({ ...unpin, file: '../out.txt' }), /The path `\.\.\/out\.txt` of a variant/);
  });

  it('are refused with the key that is wrong', async () => {
    await refuses('edits: []\n', /variant\.yaml has the unknown key `edits`; did you mean `edit`\?/);
    await refuses('colour: red\n', /has the unknown key `colour`; there are base, delete, edit, run, after, commit\.$/);
    await refuses('- [git, status]\n', /variant\.yaml is a list, not a map\.$/);
    await refuses('edit: { file: a }\n', /`edit` must be a list of maps with file, find and replace\.$/);
    await refuses('edit: [a.py]\n', /has no map with file, find and replace at edit 1\.$/);
    await refuses(edit(unpin, { ...unpin, replaces: '' }), /key `replaces`; did you mean `replace`\? \(edit 2\)\.$/);
    await refuses('edit: [{ file: a, find: b }]\n', /needs a text at `replace` of edit 1, not nothing\.$/);
    await refuses('edit: [{ file: a, find: 2, replace: b }]\n', /needs a text at `find` of edit 1, not 2\.$/);
    await refuses(edit({ ...unpin, find: '' }), /`find` of edit 1 is empty\.$/);
    await refuses(edit({ ...unpin, replace: unpin.find }), /`find` and `replace` of edit 1 are equal\.$/);
  });
});
