import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Exercise } from '../lessons/exercise';
import type { ManifestProblem } from '../lessons/manifest';
import type { Pack } from '../lessons/packs';
import { productFolder } from '../tools/product-folder';
import type { Session } from './session';
import { UsageError } from './usage-error';

/** All exercises that a command may use, and what is wrong with the others. */
export interface Catalogue {
  readonly exercises: readonly Exercise[];
  readonly problems: readonly ManifestProblem[];
}

/** The index that was made when the product was built: lists need no YAML parser. Folders are relative to the product's. */
export interface ExerciseIndex {
  readonly exercises: readonly Exercise[];
  /** SHA-256 of each manifest, by the exercise's folder. */
  readonly manifests: Readonly<Record<string, string>>;
}

/** Where the index lies: beside the bundle. */
export function indexFile(): string {
  return path.join(productFolder(), 'dist', 'exercises.json');
}

/** The product's own exercises. */
export function ownPackFolder(): string {
  return path.join(productFolder(), 'exercises');
}

/** Reads the product's exercises and those of the packs. `trustIndex` takes the index without a look at the manifests. */
export async function loadCatalogue(
  session: Session,
  { trustIndex }: { readonly trustIndex: boolean },
): Promise<Catalogue> {
  const packs = await readPacks(session);
  const index = await readIndex(trustIndex);
  if (index && packs.length === 0) return { exercises: index, problems: [] };
  const { loadExercises, ownPack } = await import('../lessons/packs');
  if (!index) return loadExercises([{ name: ownPack, folder: ownPackFolder() }, ...packs]);
  const { exercises, problems } = await loadExercises(packs);
  const taken = new Set(index.map(({ id }) => id));
  const twins = exercises.filter(({ id }) => taken.has(id));
  return {
    exercises: [...index, ...exercises.filter(({ id }) => !taken.has(id))],
    problems: [
      ...problems,
      ...twins.map(({ id, folder }) => ({
        path: path.join(folder, 'exercise.yaml'),
        span: { start: 0, end: 0 },
        line: 1,
        message: `The id \`${id}\` is taken by an exercise of the product.`,
      })),
    ],
  };
}

/** Tells what is wrong with manifests; gives whether anything was. */
export function tellProblems({ problems }: Pick<Catalogue, 'problems'>, { terminal, cwd }: Session): boolean {
  for (const { path: file, line, message } of problems)
    terminal.err(`${shortPath(cwd, file)}: line ${line}: ${message}`);
  return problems.length > 0;
}

/** The exercise of an id; for an unknown one a usage error that names the nearest. */
export async function findExercise(
  { exercises, problems }: Catalogue,
  id: string,
  session: Session,
): Promise<Exercise> {
  const found = exercises.find((exercise) => exercise.id === id);
  if (found) return found;
  const broken = problems.filter((problem) => path.basename(path.dirname(problem.path)) === id);
  if (tellProblems({ problems: broken }, session))
    throw new UsageError(`The exercise \`${id}\` has a broken manifest.`);
  const { plannedExercises } = await import('../lessons/planned-exercises');
  const planned = plannedExercises.find((exercise) => exercise.id === id);
  if (planned) throw new UsageError(`The exercise \`${id}\` (${planned.title}) is planned and not yet written.`);
  const { nearestName } = await import('../core/nearest-name');
  const ids = exercises.map((exercise) => exercise.id);
  const near = nearestName(id, ids) ?? (id ? ids.find((each) => each.includes(id)) : undefined);
  throw new UsageError(
    `There is no exercise \`${id}\`. ${near ? `Did you mean \`${near}\`?` : '`mlops-roadmap list` shows all.'}`,
  );
}

/** The path as short as it can be said from a folder. */
export function shortPath(cwd: string, file: string): string {
  const relative = path.relative(cwd, file);
  return relative && !relative.startsWith('..') && !path.isAbsolute(relative) ? relative : file;
}

async function readPacks({ packs, terminal, cwd }: Session): Promise<Pack[]> {
  const fromEnv = (terminal.env['MLOPS_ROADMAP_PACKS'] ?? '').split(path.delimiter).filter(Boolean);
  const read = [...fromEnv, ...packs].map((pack) => {
    const [, name, folder] = /^([A-Za-z0-9][\w.-]+)=(.+)$/s.exec(pack) ?? [undefined, undefined, pack];
    const absolute = path.resolve(cwd, folder);
    return { name: name ?? path.basename(absolute), folder: absolute };
  });
  for (const { folder } of read) {
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory()) throw new UsageError(`The pack \`${folder}\` is ${found ? 'no folder' : 'not there'}.`);
  }
  return read;
}

async function readIndex(trusted: boolean): Promise<readonly Exercise[] | undefined> {
  const text = await readFile(indexFile(), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const index = parseIndex(text);
  if (!index) return undefined;
  const { exercises, manifests } = index;
  if (!trusted && !(await isCurrent(manifests))) return undefined;
  return exercises.map((exercise) => ({ ...exercise, folder: path.resolve(productFolder(), exercise.folder) }));
}

/** An index that a build was ended in is as good as none: the manifests say the same. */
function parseIndex(text: string): ExerciseIndex | undefined {
  try {
    const index = JSON.parse(text) as Partial<ExerciseIndex> | null;
    return index?.exercises && index.manifests ? (index as ExerciseIndex) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether each manifest is as it was when the index was made; authors edit them and expect to see it. */
async function isCurrent(manifests: ExerciseIndex['manifests']): Promise<boolean> {
  const { hashFile, manifestFolders } = await import('./manifest-hashes');
  const folders = await manifestFolders(ownPackFolder());
  if (folders.length !== Object.keys(manifests).length) return false;
  const hashes = await Promise.all(
    folders.map(async (folder) => [path.relative(productFolder(), folder).split(path.sep).join('/'), folder] as const),
  );
  for (const [name, folder] of hashes)
    if (manifests[name] !== (await hashFile(path.join(folder, 'exercise.yaml')))) return false;
  return true;
}
