import { constants, type Stats } from 'node:fs';
import { cp, lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext } from './check';
import { isOfTheLearner } from './workspace-files';

/** A copy of the learner's folder, Git's folder included, that is removed when the check ends. Links stay links; caches and virtual environments are left out. */
export async function copyWorkspace(context: CheckContext): Promise<string> {
  const target = path.join(await context.temporaryFolder(), path.basename(context.workspace) || 'workspace');
  await cp(context.workspace, target, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    async filter(source) {
      context.signal.throwIfAborted();
      if (source === context.workspace) return true;
      const found: Stats | undefined = await lstat(source).catch(() => undefined);
      // Sockets and pipes of a running service cannot be copied.
      if (!found || !(found.isFile() || found.isDirectory() || found.isSymbolicLink())) return false;
      if (!found.isDirectory()) return true;
      if (!isOfTheLearner(path.basename(source))) return false;
      const isEnvironment = await stat(path.join(source, 'pyvenv.cfg')).catch(() => undefined);
      return isEnvironment === undefined;
    },
  });
  return target;
}
