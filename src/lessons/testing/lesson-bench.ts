import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTools, type OwnedTools } from '../../tools/create-tools';
import type { CheckSpec, Exercise } from '../exercise';
import { loadExercises } from '../packs';

/** A folder with a space and an umlaut, the real tools of this machine, and the tiny pack. */
export interface LessonBench {
  readonly root: string;
  readonly home: string;
  readonly tools: OwnedTools;
  /** An exercise of the tiny pack. */
  exercise(id: string): Exercise;
  git(folder: string, ...args: string[]): string;
  dispose(): Promise<void>;
}

export async function createLessonBench(): Promise<LessonBench> {
  const root = await mkdtemp(path.join(await realpath(tmpdir()), 'lesson ü '));
  const home = path.join(root, 'home');
  const tools = createTools({ home, env: process.env, log: assert.fail });
  const { exercises, problems } = await loadExercises([
    { name: 'tiny', folder: path.resolve('src/lessons/testing/pack') },
  ]);
  assert.deepEqual(problems, []);
  return {
    root,
    home,
    tools,
    exercise(id) {
      const found = exercises.find((exercise) => exercise.id === id);
      assert.ok(found, id);
      return found;
    },
    git: (folder, ...args) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim(),
    async dispose() {
      await tools.dispose();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The files below a folder with their text, without Git's and the marker's. */
export async function readTree(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !/^\.(git|mlops-roadmap)\//.test(name))
    .sort();
  return Object.fromEntries(
    await Promise.all(files.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')])),
  );
}

/** The exercise with other checks in its one step, for tests of what runs them. */
export function withChecks(
  exercise: Exercise,
  checks: readonly (Partial<CheckSpec> & Pick<CheckSpec, 'id' | 'kind' | 'with'>)[],
): Exercise {
  const [step] = exercise.steps;
  assert.ok(step);
  const full = checks.map((check) => ({
    goal: check.id,
    why: 'why',
    try: 'try',
    at: undefined,
    seconds: undefined,
    ...check,
  }));
  return { ...exercise, steps: [{ ...step, checks: full }] };
}

/** Writes files: path -> text. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}
