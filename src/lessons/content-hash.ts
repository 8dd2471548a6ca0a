import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../checks/workspace-files';

const largest = 1 << 20;

/**
 * A hash of what a learner's folder holds: names, permissions and content of its files below 1 MiB (of larger ones the size), permissions of the
 * folders they lie in, and where Git's branches and tags point. Caches, virtual environments and the marker do not count.
 */
export async function hashContent(workspace: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const listed = await listFiles(workspace, signal);
  for (const folder of foldersOf(listed))
    hash.update(`${folder}\0${modeOf(await stat(path.join(workspace, folder)).catch(() => undefined))}\0`);
  for (const file of [...listed, ...(await listRefs(workspace))]) {
    const absolute = path.join(workspace, file);
    const found = await stat(absolute).catch(() => undefined);
    const size = found?.size;
    hash.update(`${file}\0${size ?? 'gone'}\0${modeOf(found)}\0`);
    if (size !== undefined && size < largest) hash.update(await readFile(absolute).catch(() => 'unreadable'));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Every folder on the way to the files, sorted. */
function foldersOf(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder))
      folders.add(folder);
  return [...folders].sort();
}

/** The permissions in octal, where the system has them. */
function modeOf(found: Stats | undefined): string {
  return found && process.platform !== 'win32' ? (found.mode & 0o777).toString(8) : '';
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
