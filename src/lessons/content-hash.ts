import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../checks/workspace-files';

const largest = 1 << 20;

/**
 * A hash of what a learner's folder holds: names and content of its files below 1 MiB (of larger ones the size), and where Git's branches and
 * tags point. Caches, virtual environments and the marker do not count.
 */
export async function hashContent(workspace: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...(await listFiles(workspace, signal)), ...(await listRefs(workspace))]) {
    const absolute = path.join(workspace, file);
    const size = (await stat(absolute).catch(() => undefined))?.size;
    hash.update(`${file}\0${size ?? 'gone'}\0`);
    if (size !== undefined && size < largest) hash.update(await readFile(absolute).catch(() => 'unreadable'));
  }
  return hash.digest('hex').slice(0, 16);
}

async function listRefs(workspace: string): Promise<string[]> {
  const refs = await readdir(path.join(workspace, '.git', 'refs'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  const files = refs
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(workspace, path.join(entry.parentPath, entry.name)));
  return ['.git/HEAD', '.git/packed-refs', ...files.map((file) => file.split(path.sep).join('/')).sort()];
}
