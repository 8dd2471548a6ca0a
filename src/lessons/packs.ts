import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { kinds } from '../checks/kinds';
import type { Exercise } from './exercise';
import { type ManifestProblem, parseManifest } from './manifest';
import { optionValues } from './option-values';
import { coverIds } from './roadmap';

/** A folder with exercises: `<folder>/<topic>/<id>/exercise.yaml` or `<folder>/<id>/exercise.yaml`. */
export interface Pack {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

export const ownPack = 'mlops-roadmap';

/** Reads every exercise of the packs. One that is broken is told as problems and hides no other. */
export async function loadExercises(
  packs: readonly Pack[],
): Promise<{ readonly exercises: readonly Exercise[]; readonly problems: readonly ManifestProblem[] }> {
  const exercises: Exercise[] = [];
  const problems: ManifestProblem[] = [];
  for (const pack of packs) {
    const found = await findManifests(pack.folder).catch((error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'is not there' : `cannot be read: ${error.message}`;
      problems.push(problemAt(pack.folder, `The pack ${pack.folder} ${reason}.`));
      return undefined;
    });
    if (found?.length === 0)
      problems.push(
        problemAt(pack.folder, `The pack ${pack.folder} holds no exercise.yaml, in it or two folders below.`),
      );
    for (const folder of found ?? []) {
      const read = await loadExercise(folder, pack.name).catch((error: Error) => ({
        exercise: undefined,
        problems: [problemAt(path.join(folder, 'exercise.yaml'), `The exercise cannot be read: ${error.message}`)],
      }));
      problems.push(...read.problems);
      if (!read.exercise) continue;
      const twin = exercises.find(({ id }) => id === read.exercise?.id);
      if (twin)
        problems.push(
          problemAt(path.join(folder, 'exercise.yaml'), `The id \`${twin.id}\` is taken by ${twin.folder}.`),
        );
      else exercises.push(read.exercise);
    }
  }
  return { exercises, problems };
}

/** Reads the exercise of one folder, and looks whether the files that it names are there and inside. */
export async function loadExercise(
  folder: string,
  pack: string,
): Promise<{ readonly exercise?: Exercise; readonly problems: readonly ManifestProblem[] }> {
  const file = path.join(folder, 'exercise.yaml');
  let text: string;
  try {
    if ((await stat(file)).size > 1_000_000)
      return { problems: [problemAt(file, 'A manifest of over 1 MB is not read.')] };
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { problems: [problemAt(file, `The manifest cannot be read: ${(error as Error).message}`)] };
  }
  const { exercise, problems } = parseManifest(text, folder, pack);
  if (!exercise) return { problems };
  const found: ManifestProblem[] = [];
  const need = async (name: string, what: string) => {
    const problem = await whyUnusable(folder, name);
    if (problem) found.push(problemIn(file, text, name, `${what} \`${name}\` ${problem}.`));
  };
  if (exercise.python) await need(exercise.python, 'The requirements file');
  if (typeof exercise.git === 'string') await need(exercise.git, 'The history');
  for (const step of exercise.steps) {
    await need(step.guide, 'The page');
    for (const hint of step.hints) await need(hint, 'The hint');
    for (const check of step.checks) {
      const names = kinds.find(({ kind }) => kind === check.kind)?.paths.exercise ?? [];
      for (const { text: probe } of names.flatMap((name) => optionValues(check.with, name)))
        await need(probe, 'The file');
    }
  }
  if (pack === ownPack) {
    for (const id of exercise.covers.filter((cover) => !coverIds.includes(cover)))
      found.push(problemIn(file, text, id, `\`${id}\` is no id of the roadmap.`));
  }
  found.push(
    ...(await findLinksOutside(folder)).map((link) => problemAt(file, `The link ${link} leads out of the exercise.`)),
  );
  return found.length > 0 ? { problems: found } : { exercise, problems: [] };
}

async function findManifests(root: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (folder: string, depth: number) => {
    // One folder that may not be read hides no other; the pack itself must be readable.
    const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
      if (folder === root) throw error;
      return [];
    });
    if (entries.some((entry) => entry.isFile() && entry.name === 'exercise.yaml')) {
      found.push(folder);
      return;
    }
    if (depth === 0) return;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        await walk(path.join(folder, entry.name), depth - 1);
  };
  await walk(root, 2);
  return found;
}

async function whyUnusable(folder: string, name: string): Promise<string | undefined> {
  try {
    const real = await realpath(path.join(folder, name));
    if (!isInside(await realpath(folder), real)) return 'is a link that leads out of the exercise';
    const { size } = await stat(real);
    return size === 0 ? 'is empty' : undefined;
  } catch {
    return 'is not there';
  }
}

async function findLinksOutside(folder: string): Promise<string[]> {
  const root = await realpath(folder);
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!(await lstat(file)).isSymbolicLink()) continue;
    const target = await realpath(file).catch(() => undefined);
    if (target === undefined || !isInside(root, target)) found.push(name);
  }
  return found;
}

/** Whether `file` is `folder` or lies below it; both real paths. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}

function problemAt(file: string, message: string): ManifestProblem {
  return { path: file, span: { start: 0, end: 0 }, line: 1, message };
}

function problemIn(file: string, text: string, word: string, message: string): ManifestProblem {
  const start = Math.max(0, text.indexOf(word));
  return {
    path: file,
    span: { start, end: start + word.length },
    line: text.slice(0, start).split('\n').length,
    message,
  };
}
