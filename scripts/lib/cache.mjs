import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const monthMs = 30 * 24 * 3600 * 1000;

/** The folder, outside the repository, for what is downloaded or built once: `$MLOPS_ROADMAP_CACHE` moves it. */
export const cacheFolder = path.resolve(
  process.env.MLOPS_ROADMAP_CACHE ||
    path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'mlops-roadmap-dev'),
);

/**
 * Returns the folder `name/key` of the cache, made by `build(folder)` if it is missing. A build that fails leaves
 * nothing behind; of two processes that ask at the same time one builds and the other waits.
 */
export async function ensureCached(name, key, build) {
  const parent = path.join(cacheFolder, name);
  const folder = path.join(parent, key.replace(/[^\w.-]+/g, '_'));
  if (await isUsable(folder)) return folder;
  await mkdir(parent, { recursive: true });
  const unlock = await lock(path.join(parent, 'lock'));
  try {
    if (await isUsable(folder)) return folder;
    await dropLeftovers(parent);
    const building = await mkdtemp(path.join(parent, 'building-'));
    try {
      await build(building);
      await rename(building, folder);
    } finally {
      await rm(building, { recursive: true, force: true });
    }
    return folder;
  } finally {
    await unlock();
  }
}

async function isUsable(folder) {
  // The time of last use decides what dropLeftovers may remove.
  return utimes(folder, new Date(), new Date()).then(
    () => true,
    () => false,
  );
}

async function dropLeftovers(parent) {
  for (const entry of await readdir(parent)) {
    const file = path.join(parent, entry);
    if (entry === 'lock') continue;
    const unused = Date.now() - (await stat(file)).mtimeMs > monthMs;
    // The caller holds the lock, so nobody is building in these.
    if (unused || entry.startsWith('building-')) await rm(file, { recursive: true, force: true });
  }
}

async function lock(file) {
  for (;;) {
    const unlock = await tryLock(file);
    if (unlock) return unlock;
    await delay(300);
  }
}

/**
 * Takes a lock file for this process and returns the function that gives it back, or `undefined` when a process that
 * is alive holds it.
 */
export async function tryLock(file) {
  await mkdir(path.dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    // Without a number in it the file is being written this moment, or was left by a machine that stopped.
    if (owner ? isAlive(owner) : !(await isOld(file))) return undefined;
    await rm(file, { force: true });
  }
  return undefined;
}

async function isOld(file) {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > 5_000,
    () => false,
  );
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
