import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders that hold no work of the learner. */
const passedOver = new Set(['.git', '.mlops-roadmap', 'node_modules', '__pycache__', '.pytest_cache', '.ruff_cache']);
const bareRepository = ['HEAD', 'config', 'objects', 'refs'];
const mostFiles = 50_000;

/** Every file of a folder in order, `/`-separated and relative to it; Git's own, bare repositories, the marker's, caches and virtual environments are passed over. */
export async function listFiles(folder: string, signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  const walk = async (relative: string): Promise<void> => {
    signal.throwIfAborted();
    const entries = await readdir(path.join(folder, relative), { withFileTypes: true }).catch(() => []);
    if (entries.some(({ name }) => name === 'pyvenv.cfg')) return;
    if (relative && bareRepository.every((name) => entries.some((entry) => entry.name === name))) return;
    for (const entry of entries) {
      if (found.length >= mostFiles) return;
      const name = relative ? `${relative}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) await walk(name);
      } else found.push(name);
    }
  };
  await walk('');
  return found.sort();
}

/** Whether a folder of the workspace is worth copying or walking, by its name. */
export function isOfTheLearner(name: string): boolean {
  return !passedOver.has(name) || name === '.git';
}

const longestText = 5_000_000;

/** A text file of the workspace without its byte order mark; `undefined` when it is not there, and a problem in words when it cannot be read as text. */
export async function readText(
  folder: string,
  file: string,
): Promise<string | { readonly problem: string } | undefined> {
  const absolute = path.join(folder, file);
  const found = await stat(absolute).catch(() => undefined);
  if (!found) return undefined;
  if (found.isDirectory()) return { problem: `\`${file}\` is a folder, a file was expected.` };
  if (found.size > longestText)
    return { problem: `\`${file}\` has ${found.size} bytes: too much to be looked at as text.` };
  try {
    return (await readFile(absolute, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    return {
      problem: `\`${file}\` cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`,
    };
  }
}
