import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Puts new text into a file that exists, all or nothing, and keeps its mode; a symlink stays one. Rejects when the file may not be written. */
export async function replaceFile(name: string, text: string): Promise<void> {
  const file = await realpath(name);
  await access(file, constants.W_OK);
  const { mode } = await stat(file);
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(beside, 'wx', mode & 0o777);
    try {
      // The mode of `open` is cut by the umask.
      await handle.chmod(mode & 0o7777);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
