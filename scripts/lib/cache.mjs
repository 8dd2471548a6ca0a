import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
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
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner && !isAlive(owner)) await rm(file, { force: true });
    else if (!owner && (await isOld(file))) await rm(file, { force: true });
    else await delay(300);
  }
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
