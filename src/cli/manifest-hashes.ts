import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The folders of a pack that hold a manifest: its own, `<id>` or `<topic>/<id>`. */
export async function manifestFolders(root: string, depth = 2): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  if (entries.some((entry) => entry.isFile() && entry.name === 'exercise.yaml')) return [root];
  if (depth === 0) return [];
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const found = await Promise.all(below.map(({ name }) => manifestFolders(path.join(root, name), depth - 1)));
  return found.flat();
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashFile(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
