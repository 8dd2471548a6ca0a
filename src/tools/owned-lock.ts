import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity';

/** Runs `work` while this process alone holds the lock file; one whose owner is gone is taken over. `onWait` is told once when another holds it. */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: () => void,
  signal: AbortSignal,
): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}-${randomUUID()}`;
  await writeFile(mine, JSON.stringify(await ownIdentity()));
  try {
    let hasWaited = false;
    // A link appears whole or not at all, so a lock is never seen half written.
    while (!(await tryLink(mine, file))) {
      if (!hasWaited) onWait();
      hasWaited = true;
      await delay(300, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

async function tryLink(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (await isStale(file)) {
    // Moved away before it goes: of two who see it stale, the second may have met the lock of the first, and gives it back.
    const moved = `${mine}.stale`;
    await rename(file, moved).catch(() => {});
    if (!(await isStale(moved))) await link(moved, file).catch(() => {});
    await rm(moved, { force: true });
  }
  return false;
}

async function isStale(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  try {
    return !(await isRunning(JSON.parse(text) as ProcessIdentity));
  } catch {
    return true;
  }
}
