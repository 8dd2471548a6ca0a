import { access, chmod, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Tools } from '../tools/tools';
import type { Exercise } from './exercise';
import { buildHistory, commitAll, initRepository, writeMonth } from './history';
import { markerFolder, writeMarker } from './marker';

const firstMessage = 'Start of the exercise';

/**
 * Creates the workspace of an exercise in a folder that is missing or empty. It is built beside the folder and moved when it is whole:
 * a failure leaves nothing behind. Rejects in words for the learner.
 */
export async function createWorkspace(
  exercise: Exercise,
  folder: string,
  tools: Pick<Tools, 'git'>,
  signal: AbortSignal,
): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    if (error.code === 'ENOTDIR') throw new Error(`${folder} is a file, not a folder. Choose another folder.`);
    throw new Error(`${folder} cannot be used: ${error.message}`);
  });
  if (there && there.length > 0)
    throw new Error(
      `${folder} is not empty: it holds ${nameSome(there)}. Nothing was changed; choose a folder that is new or empty.`,
    );
  const parent = path.dirname(path.resolve(folder));
  let scratch: string;
  try {
    await mkdir(parent, { recursive: true });
    scratch = await mkdtemp(path.join(parent, '.mlops-roadmap-new-'));
  } catch (error) {
    throw new Error(`No folder can be made in ${parent}: ${reasonOf(error)}. Choose another place.`);
  }
  try {
    const built = path.join(scratch, 'workspace');
    await buildWorkspace(exercise, built, tools, signal);
    if (there) await moveChildren(built, folder);
    else await rename(built, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Builds the workspace as the exercise starts it in a new folder: history, starter, data, repository, marker. */
export async function buildWorkspace(
  exercise: Exercise,
  folder: string,
  tools: Pick<Tools, 'git'>,
  signal: AbortSignal,
): Promise<void> {
  const { git } = tools;
  await mkdir(folder, { recursive: true });
  if (exercise.git !== false) await initRepository(git, folder, signal);
  if (typeof exercise.git === 'string') await buildHistory(git, exercise.folder, exercise.git, folder, signal);
  const starter = path.join(exercise.folder, 'starter');
  if (await isThere(starter)) await copyContent(starter, folder);
  for (const { to, month, rows, labels } of exercise.data)
    await writeMonth(path.join(folder, to), { month, rows, labels });
  // Neither Git nor a package keeps more of a mode than whether a file runs.
  if (process.platform !== 'win32')
    for (const [file, mode] of Object.entries(exercise.modes))
      await chmod(path.join(folder, file), Number.parseInt(mode, 8));
  if (exercise.git === true) await commitAll(git, folder, firstMessage, signal);
  signal.throwIfAborted();
  await writeMarker(folder, {
    schema: 1,
    exercise: exercise.id,
    pack: exercise.pack,
    created: new Date().toISOString(),
  });
}

/** Copies the files of an exercise; what running them or looking at them left behind is no part of it. */
export async function copyContent(from: string, to: string): Promise<void> {
  const leftovers = new Set(['__pycache__', '.pytest_cache', '.ruff_cache', '.DS_Store']);
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !leftovers.has(path.basename(source)),
  });
}

/** Moves everything in one folder into another, which must lie on the same disk. */
export async function moveChildren(from: string, to: string, except: readonly string[] = []): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (except.includes(name)) continue;
    await move(path.join(from, name), path.join(to, name));
  }
}

/** Moves a file or folder, by copy where the disk differs. */
export async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    await rm(from, { recursive: true, force: true });
  }
}

/** Whether anything stands at a path. */
export async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function nameSome(names: readonly string[]): string {
  const shown = names.filter((name) => name !== markerFolder || names.length === 1).slice(0, 3);
  return shown.map((name) => `\`${name}\``).join(', ') + (names.length > shown.length ? ' and more' : '');
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'it is read-only for you';
  return code === 'ENOSPC' ? 'the disk is full' : message;
}
