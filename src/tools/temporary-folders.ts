import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunningRecords } from './running-records';

/** Folders that are gone when their owner is: removed by whoever made them, or swept by a later start. */
export interface TemporaryFolders {
  /** A new empty folder, as its real path, outside every workspace. */
  create(): Promise<string>;
  /** Removes a folder that `create` gave, with its content. */
  remove(folder: string): Promise<void>;
  /** Removes folders of editors or command lines that are gone; returns how many. */
  sweep(): Promise<number>;
  /** Removes all that this instance created. */
  dispose(): Promise<void>;
}

const prefix = 'mlops-roadmap-';

/** Temporary folders of this machine, recorded while they exist. */
export function createTemporaryFolders(records: RunningRecords): TemporaryFolders {
  const existing = new Map<string, string>();
  const remove = async (folder: string) => {
    const id = existing.get(folder);
    if (id === undefined) return;
    existing.delete(folder);
    await removeFolder(folder);
    await records.remove(id);
  };
  return {
    async create() {
      const folder = await mkdtemp(path.join(await realpath(tmpdir()), prefix));
      const id = records.newId();
      existing.set(folder, id);
      await records.write(id, { kind: 'folder', folder });
      return folder;
    },
    remove,
    async sweep() {
      let removed = 0;
      for (const { id, started } of await records.abandoned()) {
        if (started.kind !== 'folder') continue;
        // A record is only a file: nothing but a folder of ours may go, whatever stands in it.
        if (path.basename(started.folder).startsWith(prefix)) {
          await removeFolder(started.folder);
          removed++;
        }
        await records.remove(id);
      }
      return removed;
    },
    async dispose() {
      await Promise.all([...existing.keys()].map(remove));
    },
  };
}

/** Git makes its objects read-only, and on Windows a dying process still holds files: some retries. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {});
}
