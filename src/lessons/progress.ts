import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Version of the records that this product writes. */
const version = 1;
const fileName = 'progress.jsonl';
/** One event of a file system comes as several; listeners hear of them once. */
const settleMs = 50;

/** What a record says happened. */
export type ProgressEvent =
  | { readonly kind: 'started'; readonly exercise: string; readonly workspace?: string }
  | {
      readonly kind: 'check';
      readonly exercise: string;
      readonly step: string;
      readonly check: string;
      readonly hash: string;
    }
  | { readonly kind: 'step'; readonly exercise: string; readonly step: string; readonly hash: string }
  | { readonly kind: 'exercise'; readonly exercise: string; readonly hash: string }
  | { readonly kind: 'hint'; readonly exercise: string; readonly step: string; readonly hint: number }
  | { readonly kind: 'reset'; readonly exercise: string; readonly step?: string; readonly keptIn: string };

/** One line of the progress file: evidence that is only ever added. */
export type ProgressRecord = ProgressEvent & {
  readonly v: number;
  /** ISO time. */
  readonly at: string;
  readonly via: 'editor' | 'cli';
};

/** What the records say of one exercise. */
export interface ExerciseProgress {
  readonly started: boolean;
  readonly stepsDone: ReadonlySet<string>;
  /** When each of them was last done, an ISO time: who begins anew in another folder does them again. */
  readonly stepTimes: ReadonlyMap<string, string>;
  readonly checksPassed: ReadonlySet<string>;
  /** How many hints were shown, by step. */
  readonly hintsShown: ReadonlyMap<string, number>;
  /** Content hashes under which each check passed. */
  readonly hashes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The steps that were done since a time: those of a workspace, when it is that of its making. */
export function stepsDoneSince(progress: ExerciseProgress | undefined, time: string): Set<string> {
  return new Set([...(progress?.stepTimes ?? [])].filter(([, at]) => at >= time).map(([step]) => step));
}

/** The progress file, shared by editor and command line. */
export interface Progress {
  readonly path: string;
  records(): Promise<readonly ProgressRecord[]>;
  /** What is known of each exercise. */
  read(): Promise<ReadonlyMap<string, ExerciseProgress>>;
  /** Adds records with one write that is flushed to the disk. Rejects with a message for the learner when the file cannot be written. */
  append(...events: readonly ProgressEvent[]): Promise<void>;
  /** Tells when this or another process wrote. */
  watch(listener: () => void): { dispose(): void };
  /** What the last reading found wrong; such lines are kept in the file. */
  problems(): readonly string[];
}

/** Opens the progress file of a home folder. Creates nothing until the first record. */
export function openProgress(home: string, via: 'editor' | 'cli'): Progress {
  const file = path.join(home, fileName);
  let problems: readonly string[] = [];
  const records = async () => {
    const read = parseRecords(await readText(file), file);
    problems = read.problems;
    return read.records;
  };
  return {
    path: file,
    records,
    read: async () => summarise(await records()),
    append: (...events) =>
      appendRecords(
        home,
        file,
        events.map((event) => ({ v: version, at: new Date().toISOString(), via, ...event })),
      ),
    watch: (listener) => watchFile(home, listener),
    problems: () => problems,
  };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new Error(`The progress file ${file} cannot be read: ${reasonOf(error)}. Nothing in it was changed.`);
  }
}

/** Reads every whole line; what cannot be read is told and otherwise left alone. */
export function parseRecords(
  text: string,
  file: string,
): { readonly records: readonly ProgressRecord[]; readonly problems: readonly string[] } {
  const records: ProgressRecord[] = [];
  const broken: number[] = [];
  let newer = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const record = parseLine(line);
    if (!record) broken.push(index + 1);
    else if (record.v > version) newer++;
    else records.push(record);
  }
  const problems: string[] = [];
  if (broken.length > 0)
    problems.push(
      `${file}: ${broken.length === 1 ? `line ${broken[0]} is` : `lines ${broken.slice(0, 5).join(', ')}${broken.length > 5 ? ' …' : ''} are`} no whole record, as after a crash. Every other record counts, and nothing was changed.`,
    );
  if (newer > 0)
    problems.push(
      `${file}: ${newer} ${newer === 1 ? 'record was' : 'records were'} written by a newer version of MLOps Roadmap. They are kept and not counted here; update to see them.`,
    );
  return { records, problems };
}

function parseLine(line: string): ProgressRecord | undefined {
  try {
    const value = JSON.parse(line) as Partial<ProgressRecord> | null;
    if (typeof value !== 'object' || value === null) return undefined;
    if (typeof value.v !== 'number' || typeof value.kind !== 'string') return undefined;
    return value.v > version || typeof value.exercise === 'string' ? (value as ProgressRecord) : undefined;
  } catch {
    return undefined;
  }
}

function summarise(records: readonly ProgressRecord[]): Map<string, ExerciseProgress> {
  const all = new Map<
    string,
    {
      stepTimes: Map<string, string>;
      checksPassed: Set<string>;
      hintsShown: Map<string, number>;
      hashes: Map<string, Set<string>>;
    }
  >();
  for (const record of records) {
    const known = all.get(record.exercise) ?? {
      stepTimes: new Map<string, string>(),
      checksPassed: new Set<string>(),
      hintsShown: new Map<string, number>(),
      hashes: new Map<string, Set<string>>(),
    };
    all.set(record.exercise, known);
    switch (record.kind) {
      case 'check':
        known.checksPassed.add(record.check);
        known.hashes.set(record.check, (known.hashes.get(record.check) ?? new Set()).add(record.hash));
        break;
      case 'step':
        known.stepTimes.set(record.step, record.at);
        break;
      case 'hint':
        known.hintsShown.set(record.step, Math.max(known.hintsShown.get(record.step) ?? 0, record.hint));
        break;
    }
  }
  return new Map(
    [...all].map(([exercise, known]) => [
      exercise,
      { started: true, stepsDone: new Set(known.stepTimes.keys()), ...known },
    ]),
  );
}

async function appendRecords(home: string, file: string, records: readonly object[]): Promise<void> {
  if (records.length === 0) return;
  try {
    await mkdir(home, { recursive: true });
    const handle = await open(file, 'a+');
    try {
      // A line that a crash cut off is ended first, so that it does not swallow the next record.
      const { size } = await handle.stat();
      const last = Buffer.alloc(1);
      const isCut = size > 0 && (await handle.read(last, 0, 1, size - 1)).bytesRead === 1 && last[0] !== 0x0a;
      const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
      // One write in append mode: two processes never mix their lines.
      await handle.write(`${isCut ? '\n' : ''}${text}`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new Error(
      `Your progress could not be written to ${file}: ${reasonOf(error)}. The check itself ran; make the file writable and check again.`,
    );
  }
}

function watchFile(home: string, listener: () => void): { dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  let isDisposed = false;
  const tell = () => {
    clearTimeout(timer);
    timer = setTimeout(listener, settleMs);
  };
  // The folder is watched, since the file may not be there yet.
  mkdir(home, { recursive: true })
    .then(() => stat(home))
    .then(() => {
      if (isDisposed) return;
      watcher = watchFolder(home, { persistent: false }, (_, name) => {
        if (name === null || name === fileName) tell();
      });
      watcher.on('error', () => watcher?.close());
    })
    .catch(() => {});
  return {
    dispose() {
      isDisposed = true;
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'it is read-only for you';
    case 'EISDIR':
      return 'there is a folder of that name';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'its folder is no folder';
    default:
      return (error as Error).message;
  }
}
