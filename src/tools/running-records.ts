import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity';

/** What must be gone when its owner is: a process group or a temporary folder. */
export type Started =
  | { readonly kind: 'group'; readonly leader: ProcessIdentity; readonly program: string }
  | { readonly kind: 'folder'; readonly folder: string };

/** One file of the `running` folder. */
export interface RunningRecord {
  readonly id: string;
  readonly owner: ProcessIdentity;
  /** ISO time of writing. */
  readonly at: string;
  readonly started: Started;
}

/** Files that say what this process started, so that a later one can end what a crash left. */
export class RunningRecords {
  private readonly folder: string;

  /** @param complain Told once when the home folder cannot be written; everything still runs. */
  constructor(
    home: string,
    private readonly complain: (message: string) => void,
  ) {
    this.folder = path.join(home, 'running');
  }

  newId(): string {
    return `${process.pid}-${randomUUID()}`;
  }

  async write(id: string, started: Started): Promise<void> {
    const record: RunningRecord = { id, owner: await ownIdentity(), at: new Date().toISOString(), started };
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(this.fileOf(id), JSON.stringify(record));
    } catch (error) {
      this.complain(`What is running cannot be recorded in ${this.folder}: ${(error as Error).message}`);
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.fileOf(id), { force: true }).catch(() => {});
  }

  /** The records whose owner is gone. Files that are no record (half written by a crash) are removed once they are a minute old. */
  async abandoned(): Promise<RunningRecord[]> {
    const names = await readdir(this.folder).catch(() => []);
    const found: RunningRecord[] = [];
    for (const name of names) {
      if (!name.endsWith('.json')) continue;
      const record = await this.read(name);
      if (record && !(await isRunning(record.owner))) found.push(record);
    }
    return found;
  }

  private async read(name: string): Promise<RunningRecord | undefined> {
    const file = path.join(this.folder, name);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const record = JSON.parse(text) as RunningRecord;
      if (record.id === name.slice(0, -'.json'.length) && Number.isInteger(record.owner.pid)) return record;
    } catch {
      // Another process may be writing it this moment, or died while it did.
    }
    const written = await stat(file).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs > 60_000) await rm(file, { force: true }).catch(() => {});
    return undefined;
  }

  private fileOf(id: string): string {
    return path.join(this.folder, `${id}.json`);
  }
}
