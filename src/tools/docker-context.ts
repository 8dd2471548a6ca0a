import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack as createPack, type Pack } from 'tar-stream';

/** What a `.dockerignore` keeps out. */
export interface ContextIgnore {
  /** Whether a path (relative to the context, `/`-separated) stays out. */
  excludes(path: string): boolean;
  readonly patterns: readonly { readonly negated: boolean }[];
}

/** Reads the text of a `.dockerignore`; given by the caller, who has the parser. */
export type ReadIgnore = (text: string) => ContextIgnore;

/** The files that a build sends to the engine. */
export interface BuildContext {
  readonly entries: readonly ContextEntry[];
  /** Sum of the files' sizes. */
  readonly bytes: number;
}

/** One file, folder or link; `name` is relative to the context, `/`-separated. */
export interface ContextEntry {
  readonly name: string;
  readonly file: string;
  readonly kind: 'file' | 'directory' | 'symlink';
  readonly size: number;
  readonly mode: number;
  readonly mtime: Date;
}

/** Lists what a folder's `.dockerignore` (or `<Dockerfile>.dockerignore`) lets into the build; the Dockerfile and the ignore file always go along. */
export async function listContext(
  folder: string,
  dockerfile: string,
  parseIgnore: ReadIgnore,
  signal: AbortSignal,
): Promise<BuildContext> {
  const always = new Set([dockerfile, '.dockerignore', `${dockerfile}.dockerignore`]);
  const ignore = await readIgnore(folder, dockerfile, parseIgnore);
  // Below an ignored folder something can come back only through a `!` line.
  const canPrune = !ignore.patterns.some(({ negated }) => negated);
  const entries: ContextEntry[] = [];
  await walk('');
  return { entries, bytes: entries.reduce((sum, { size }) => sum + size, 0) };

  async function walk(parent: string): Promise<void> {
    signal.throwIfAborted();
    const names = (await readdir(path.join(folder, parent))).sort();
    for (const each of names) {
      const name = parent ? `${parent}/${each}` : each;
      const isOut = ignore.excludes(name) && !always.has(name);
      const file = path.join(folder, name);
      const stats = await lstat(file).catch(() => undefined);
      if (!stats) continue;
      const isFolder = stats.isDirectory();
      const kind = isFolder ? 'directory' : stats.isSymbolicLink() ? 'symlink' : stats.isFile() ? 'file' : undefined;
      if (kind && !isOut) {
        // Windows knows no executable bit; the docker command sends everything as executable there.
        const mode = process.platform === 'win32' ? 0o755 : stats.mode & 0o7777;
        entries.push({ name, file, kind, size: kind === 'file' ? stats.size : 0, mode, mtime: stats.mtime });
      }
      if (isFolder && (!isOut || !canPrune || [...always].some((one) => one.startsWith(`${name}/`)))) await walk(name);
    }
  }
}

async function readIgnore(folder: string, dockerfile: string, parse: ReadIgnore): Promise<ContextIgnore> {
  for (const name of [`${dockerfile}.dockerignore`, '.dockerignore']) {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
    if (text !== undefined) return parse(text);
  }
  return parse('');
}

/** The context as a tar stream, read while it is sent; destroying the stream closes every file. */
export function packContext({ entries }: BuildContext, onBytes: (sent: number) => void): Readable {
  const pack = createPack();
  let sent = 0;
  void (async () => {
    for (const entry of entries) {
      if (pack.destroyed) return;
      await packEntry(pack, entry);
      sent += entry.size;
      onBytes(sent);
    }
    pack.finalize();
  })().catch((error: Error) => pack.destroy(error));
  return pack as unknown as Readable;
}

async function packEntry(pack: Pack, { name, file, kind, size, mode, mtime }: ContextEntry): Promise<void> {
  const header = { name, mode, mtime, uid: 0, gid: 0 };
  if (kind === 'directory') {
    pack.entry({ ...header, type: 'directory' });
  } else if (kind === 'symlink') {
    pack.entry({ ...header, type: 'symlink', linkname: (await readlink(file)).replaceAll('\\', '/') });
  } else if (size === 0) {
    pack.entry({ ...header, size: 0 }, '');
  } else {
    // A file that grows while it is read must not break the archive: no more than the announced size is sent.
    await pipeline(createReadStream(file, { end: size - 1 }), pack.entry({ ...header, size }));
  }
}
