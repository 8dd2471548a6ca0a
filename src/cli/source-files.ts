import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Language, Source } from '../core/rule';

const largest = 1 << 20;
/** How much of a file tells its language: a dashboard is known by its first panel. */
const headLength = 1 << 16;
const passedOver = new Set(['.git', 'node_modules', '.venv', '__pycache__', '.mlops-roadmap']);

/** A text that rules can look at, or why a file has none. */
export type ReadResult =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: string };

/** Reads a file as text; what is too large or no text is told, not read. Never rejects. */
export async function readSource(file: string): Promise<ReadResult> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { problem: 'it is no file' };
    if (found.size > largest)
      return { problem: `it has ${(found.size / 1e6).toFixed(1)} MB, and over 1 MB is not read` };
    const bytes = await readFile(file);
    if (bytes.subarray(0, 8000).includes(0)) return { problem: 'it is binary, or text in UTF-16' };
    return { text: bytes.toString('utf8') };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** The files that a document's language asks for, of those that are there. */
export async function readNeighbours(file: string, text: string, language: Language): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of language.neighbours({ path: file.split(path.sep).join('/'), text })) {
    const read = await readSource(path.join(path.dirname(file), name));
    if (read.text !== undefined) found.set(name, read.text);
  }
  return found;
}

/** A source with what stands beside it; `shown` is the path as findings name it. */
export async function toSource(file: string, shown: string, text: string, language: Language): Promise<Source> {
  return { path: shown.split(path.sep).join('/'), text, neighbours: await readNeighbours(file, text, language) };
}

/** Every file below a folder in order, without what Git ignores, repositories' own files, packages and virtual environments. `problems` gets folders that cannot be read. */
export async function* walkFiles(root: string, problems: string[]): AsyncGenerator<string> {
  yield* walk(path.resolve(root), await rulesAbove(path.resolve(root)), problems);
}

/** The rules of one `.gitignore`, for paths relative to its folder. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

async function* walk(folder: string, inherited: readonly IgnoreRules[], problems: string[]): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    problems.push(`${folder}: ${reasonOf(error)}`);
    return [];
  });
  if (entries.some(({ name }) => name === 'pyvenv.cfg')) return;
  const own = entries.some(({ name }) => name === '.gitignore') ? await readIgnoreRules(folder) : undefined;
  const rules = own ? [...inherited, own] : inherited;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (isFolder && passedOver.has(entry.name)) continue;
    if (isIgnored(file, isFolder, rules)) continue;
    if (isFolder) yield* walk(file, rules, problems);
    else if (entry.isFile()) yield file;
  }
}

/** The rules of the folders above, up to the top of the repository; none outside a repository. */
async function rulesAbove(root: string): Promise<IgnoreRules[]> {
  const found: IgnoreRules[] = [];
  for (let folder = root; ; folder = path.dirname(folder)) {
    if (folder !== root) {
      const rules = await readIgnoreRules(folder);
      if (rules) found.unshift(rules);
    }
    if (await stat(path.join(folder, '.git')).catch(() => undefined)) return found;
    if (path.dirname(folder) === folder) return [];
  }
}

async function readIgnoreRules(folder: string): Promise<IgnoreRules | undefined> {
  const text = await readFile(path.join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { folder, rules: ignore({ allowRelativePaths: true }).add(text) };
}

/** The deepest rules that say anything decide, as in Git. */
function isIgnored(file: string, isFolder: boolean, all: readonly IgnoreRules[]): boolean {
  for (const { folder, rules } of [...all].reverse()) {
    const relative = path.relative(folder, file).split(path.sep).join('/') + (isFolder ? '/' : '');
    const { ignored, unignored } = rules.test(relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The first bytes of a file as text, for a language that is known by content; empty when it cannot be read. */
export async function readHead(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return '';
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'it is not there';
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it';
    default:
      return (error as Error).message;
  }
}
