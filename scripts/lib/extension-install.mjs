import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

/** The repository, which is also the folder of the extension under development. */
export const repository = path.resolve(import.meta.dirname, '../..');

/**
 * Puts the extension in a folder (the repository, unless told otherwise) among the installed ones of a server's data
 * folder, by a link: a rebuilt extension is there after a reload of the window.
 */
export async function linkExtension(serverDataDir, folder = repository) {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const extensions = await clearExtensions(serverDataDir);
  await symlink(folder, path.join(extensions, `${publisher}.${name}-${version}`), 'dir');
}

/** Forgets the installed extensions of a server's data folder, also what VS Code noted about them. */
export async function clearExtensions(serverDataDir) {
  const extensions = path.join(serverDataDir, 'extensions');
  for (const folder of [extensions, path.join(serverDataDir, 'data/CachedProfilesData')]) {
    await rm(folder, { recursive: true, force: true });
  }
  await mkdir(extensions, { recursive: true });
  return extensions;
}
