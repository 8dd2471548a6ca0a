import { createHash, type Hash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { release } from 'node:os';
import path from 'node:path';
import { markName } from '../tools/prepare-environment';
import type { Tools } from '../tools/tools';
import type { Exercise } from './exercise';
import type { VariantReport } from './variant-report';

const unusedMs = 30 * 24 * 3600 * 1000;

/** What of the product decides how a variant comes out; the rest of `dist` is the editor's, or made of the manifests. */
const productParts = ['dist', 'media/python', 'media/gitconfig'];
const undeciding = /(^|\/)__pycache__(\/|$)|\.map$|^dist\/(extension|guide-page)\.js$|^dist\/exercises\.json$/;

/** Variants that passed earlier, on the same content with the same tools. */
export interface EarlierResults {
  /** How the variant came out when it passed on this very content, marked `reused`; `undefined` when it did not, or was never tried. */
  find(exercise: Exercise, variant: string): Promise<VariantReport | undefined>;
  /** Keeps a report that passed, unless something was changed while the variant was tried. */
  keep(exercise: Exercise, report: VariantReport): Promise<void>;
}

export interface EarlierResultsOptions {
  /** Where they are kept, a file each; made when missing. */
  readonly folder: string;
  /** The product's own files. */
  readonly product: string;
  readonly real: boolean;
  readonly tools: Tools;
}

/** Opens the folder of earlier results, and drops what nobody asked for in a month. */
export async function openEarlierResults(
  { folder, product, real, tools }: EarlierResultsOptions,
  signal: AbortSignal,
): Promise<EarlierResults> {
  await mkdir(folder, { recursive: true });
  await dropUnused(folder);
  const known = new Map<string, Promise<string>>();
  // Tools stay as they are while exercises are verified; files may be edited.
  const machine = new Map<string, Promise<string>>();
  const keyOf = async (exercise: Exercise): Promise<string> => {
    const files = await readExercise(exercise);
    const facts = machine.get(exercise.id) ?? machineFacts(exercise, files.text, tools, signal);
    machine.set(exercise.id, facts);
    const hash = createHash('sha256').update(JSON.stringify([1, real, await facts, files.digest]));
    for (const part of productParts) await hashTree(hash, product, part, undeciding);
    return hash.digest('hex');
  };
  const fileOf = (key: string, variant: string) =>
    path.join(folder, `${createHash('sha256').update(`${key}\0${variant}`).digest('hex').slice(0, 32)}.json`);
  const before = (exercise: Exercise) => {
    const key = known.get(exercise.id) ?? keyOf(exercise);
    known.set(exercise.id, key);
    return key;
  };
  return {
    async find(exercise, variant) {
      const file = fileOf(await before(exercise), variant);
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      await utimes(file, new Date(), new Date());
      return { ...(JSON.parse(text) as VariantReport), reused: true };
    },
    async keep(exercise, report) {
      const key = await before(exercise);
      if (report.outcome !== 'passed' || (await keyOf(exercise)) !== key) return;
      const file = fileOf(key, report.variant);
      await writeFile(`${file}.${process.pid}`, `${JSON.stringify(report)}\n`);
      await rename(`${file}.${process.pid}`, file);
    },
  };
}

/** What this machine has of all that the exercise runs on: system, versions, installed packages, base images. */
async function machineFacts(exercise: Exercise, text: string, tools: Tools, signal: AbortSignal): Promise<string> {
  const needed = [...new Set(['git', 'python', ...exercise.needs.map(({ tool }) => tool)])].sort();
  const states = await Promise.all(needed.map((id) => tools.probe(id, signal)));
  return JSON.stringify({
    system: [process.platform, process.arch, release(), process.version, process.getuid?.()],
    tools: states.map(({ id, found, version, problem }) => [id, found, version, problem]),
    packages: await packagesOf(exercise, tools, signal),
    images: needed.includes('docker') ? await imagesNamed(text, tools, signal) : [],
  });
}

/** Every package of the prepared environment with its version, also those that the requirements do not name. */
async function packagesOf({ folder, python }: Exercise, tools: Tools, signal: AbortSignal): Promise<unknown> {
  if (python === undefined) return undefined;
  const prepared = await tools.python.prepared(await readFile(path.join(folder, python), 'utf8'), signal);
  if (!prepared?.environment) return prepared?.version;
  const mark = JSON.parse(await readFile(path.join(prepared.environment, markName), 'utf8')) as { packages?: unknown };
  return [prepared.version, mark.packages];
}

/** The images of this engine whose repository the exercise's files name, each with its id. */
async function imagesNamed(text: string, { docker }: Tools, signal: AbortSignal): Promise<string[]> {
  const images = await docker.client(signal).then(
    (client) => client.listImages(),
    () => [],
  );
  return images
    .flatMap(({ Id, RepoTags }) =>
      (RepoTags ?? []).map((tag) => ({ tag, repository: tag.replace(/:[^:/]*$/, ''), Id })),
    )
    .filter(({ repository }) => text.includes(`${repository}:`))
    .map(({ tag, Id }) => `${tag} ${Id}`)
    .sort();
}

async function readExercise({ folder }: Exercise): Promise<{ readonly digest: string; readonly text: string }> {
  const hash = createHash('sha256');
  const texts: Buffer[] = [];
  await hashTree(hash, path.dirname(folder), path.basename(folder), undeciding, texts);
  return { digest: hash.digest('hex'), text: Buffer.concat(texts).toString('latin1') };
}

/** Adds the names, permissions and bytes of what lies below; `texts` takes the bytes. */
async function hashTree(hash: Hash, root: string, name: string, except: RegExp, texts?: Buffer[]): Promise<void> {
  const absolute = path.join(root, name);
  const found = await lstat(absolute).catch(() => undefined);
  if (found?.isDirectory()) {
    for (const child of (await readdir(absolute)).sort()) {
      const inside = `${name}/${child}`;
      if (!except.test(inside)) await hashTree(hash, root, inside, except, texts);
    }
    return;
  }
  const bytes = found?.isSymbolicLink() ? Buffer.from(await readlink(absolute)) : found && (await readFile(absolute));
  hash.update(`${name}\0${found?.mode ?? 'gone'}\0${bytes?.length ?? 0}\0`);
  if (!bytes) return;
  hash.update(bytes);
  texts?.push(bytes);
}

async function dropUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > unusedMs) await rm(file, { force: true });
  }
}
