import { cp, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isPlainPath } from '../checks/glob';
import { kinds } from '../checks/kinds';
import type { Tools } from '../tools/tools';
import type { Exercise, Step } from './exercise';
import { whyOutside } from './manifest';
import { markerFolder } from './marker';
import { optionValues } from './option-values';
import { isInside } from './packs';
import { buildWorkspace, isThere, moveChildren } from './workspace';

/** What to put back as the exercise started it. */
export type ResetWhat = { readonly files: readonly string[] } | { readonly step: string } | 'all';

/** What a reset did. */
export interface ResetOutcome {
  /** Folder with what was there before. */
  readonly keptIn: string;
  /** Files as they were put back (or removed, where the exercise starts without them), relative to the workspace. */
  readonly restored: readonly string[];
}

/**
 * Puts files, a step's files or all back as the exercise started them. What was there is first kept in a dated folder of the home folder:
 * copies for files, the whole folder with its repository for `all`.
 */
export async function resetWorkspace(
  exercise: Exercise,
  workspace: string,
  what: ResetWhat,
  { home, tools, signal }: { readonly home: string; readonly tools: Pick<Tools, 'git'>; readonly signal: AbortSignal },
): Promise<ResetOutcome> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-reset-'));
  try {
    const fresh = path.join(scratch, 'fresh');
    await buildWorkspace(exercise, fresh, tools, signal);
    const keptIn = await newKeepingFolder(home, exercise.id);
    signal.throwIfAborted();
    if (what === 'all') {
      try {
        await moveChildren(workspace, keptIn, [markerFolder]);
        await moveChildren(fresh, workspace, [markerFolder]);
      } catch (error) {
        throw new Error(
          `The folder could not be put back whole: ${(error as Error).message}. What was moved so far is in ${keptIn}.`,
        );
      }
      return { keptIn, restored: (await readdir(workspace)).filter((name) => name !== markerFolder) };
    }
    const files = 'files' in what ? what.files : filesOfStep(exercise.steps.find(({ id }) => id === what.step));
    const restored: string[] = [];
    for (const file of files) {
      const now = await demandInside(workspace, file);
      const before = path.join(fresh, file);
      if (await isThere(now)) {
        await mkdir(path.dirname(path.join(keptIn, file)), { recursive: true });
        await cp(now, path.join(keptIn, file), { recursive: true, verbatimSymlinks: true });
      } else if (!(await isThere(before))) continue;
      await rm(now, { recursive: true, force: true });
      if (await isThere(before)) await cp(before, now, { recursive: true, verbatimSymlinks: true });
      restored.push(file);
    }
    return { keptIn, restored };
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The place of a file in the workspace. Rejects for what is no single file of the learner, or lies outside through a link. */
async function demandInside(workspace: string, file: string): Promise<string> {
  const parts = file.split('/').filter((part) => part !== '' && part !== '.');
  if (whyOutside(file) || parts.length === 0 || parts[0] === '.git' || parts[0] === markerFolder)
    throw new Error(`\`${file}\` is not a file of the exercise. Name files relative to the workspace.`);
  const now = path.resolve(workspace, ...parts);
  const root = await realpath(workspace);
  for (let parent = path.dirname(now); parent !== path.resolve(workspace); parent = path.dirname(parent)) {
    const real = await realpath(parent).catch(() => undefined);
    if (real !== undefined && !isInside(root, real))
      throw new Error(`\`${file}\` lies outside the workspace, through a link. Nothing was changed.`);
  }
  return now;
}

/** The files that a step speaks of: what it opens, where its checks point, what they look at. */
export function filesOfStep(step: Step | undefined): string[] {
  if (!step) return [];
  const files = new Set<string>();
  if (step.opens) files.add(step.opens.file);
  for (const check of step.checks) {
    if (check.at) files.add(check.at.file);
    const names = kinds.find(({ kind }) => kind === check.kind)?.paths.workspace ?? [];
    for (const { text } of names.flatMap((name) => optionValues(check.with, name)))
      if (isPlainPath(text) && text !== '.') files.add(text);
  }
  return [...files];
}

async function newKeepingFolder(home: string, exercise: string): Promise<string> {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const stamp = `${date}T${two(now.getHours())}-${two(now.getMinutes())}-${two(now.getSeconds())}`;
  const parent = path.join(home, 'kept', exercise);
  await mkdir(parent, { recursive: true });
  for (let count = 1; ; count++) {
    const folder = path.join(parent, count === 1 ? stamp : `${stamp}-${count}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
