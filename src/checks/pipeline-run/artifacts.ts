import { cp, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';

/** Copies what `actions/upload-artifact` would upload; returns how many files. Their common folder becomes the artifact's root, as there. */
export async function upload(patterns: readonly string[], workspace: string, target: string): Promise<number> {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => path.resolve(workspace, pattern.slice(1)));
  const isUnwanted = unwanted.length > 0 ? picomatch(unwanted, { dot: true }) : () => false;
  const roots: string[] = [];
  const files = new Set<string>();
  for (const pattern of wanted) {
    const { base, glob: rest } = picomatch.scan(pattern);
    const start = path.resolve(workspace, base);
    if (rest === '') {
      const isFolder = await stat(start).then(
        (found) => found.isDirectory(),
        () => undefined,
      );
      if (isFolder === undefined) continue;
      roots.push(isFolder ? start : path.dirname(start));
      for (const file of isFolder ? await filesBelow(start) : [start]) files.add(file);
    } else {
      roots.push(start);
      for await (const found of globFiles(rest, start)) files.add(found);
    }
  }
  const chosen = [...files].filter((file) => !isUnwanted(file));
  const root = commonFolder(roots);
  for (const file of chosen) {
    const to = path.join(target, path.relative(root, file));
    await mkdir(path.dirname(to), { recursive: true });
    await cp(file, to);
  }
  return chosen.length;
}

async function* globFiles(pattern: string, folder: string): AsyncGenerator<string> {
  const matches = picomatch(pattern, { dot: true });
  for (const file of await filesBelow(folder)) {
    const relative = path.relative(folder, file).split(path.sep).join('/');
    // A pattern that names a folder takes all that lies in it.
    const parts = relative.split('/');
    if (parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')))) yield file;
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function commonFolder(folders: readonly string[]): string {
  const [first = path.sep, ...others] = folders.map((folder) => folder.split(path.sep));
  const parts = Array.isArray(first) ? first : [first];
  let length = parts.length;
  for (const other of others) {
    let same = 0;
    while (same < length && other[same] === parts[same]) same++;
    length = same;
  }
  return parts.slice(0, length).join(path.sep) || path.sep;
}
