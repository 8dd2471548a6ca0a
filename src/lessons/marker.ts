import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The folder in a workspace that says which exercise it holds. */
export const markerFolder = '.mlops-roadmap';
const markerFile = 'exercise.json';

/** What a workspace says of itself; it names no absolute path, so the folder may be moved. */
export interface Marker {
  readonly schema: 1;
  readonly exercise: string;
  readonly pack: string;
  /** ISO time. */
  readonly created: string;
}

/** Writes the marker into a folder. */
export async function writeMarker(folder: string, marker: Marker): Promise<void> {
  await mkdir(path.join(folder, markerFolder), { recursive: true });
  await writeFile(path.join(folder, markerFolder, markerFile), `${JSON.stringify(marker, undefined, 2)}\n`);
}

/** The marker of a folder; `undefined` when it holds none. Rejects, in words for the learner, when it is there and cannot be read. */
export async function readMarker(folder: string): Promise<Marker | undefined> {
  const file = path.join(folder, markerFolder, markerFile);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
  const remedy = `It should hold {"schema": 1, "exercise": "<id>"}; write the id of the exercise back, and nothing else is lost.`;
  let marker: Partial<Marker> | null;
  try {
    marker = JSON.parse(text.replace(/^\uFEFF/, '')) as Partial<Marker> | null;
  } catch {
    throw new Error(`${file} is no valid JSON. ${remedy}`);
  }
  if (typeof marker?.exercise !== 'string') throw new Error(`${file} names no exercise. ${remedy}`);
  if (typeof marker.schema === 'number' && marker.schema > 1)
    throw new Error(
      `${file} was written by a newer version of MLOps Roadmap (schema ${marker.schema}). Update to use this folder.`,
    );
  return { schema: 1, exercise: marker.exercise, pack: marker.pack ?? '', created: marker.created ?? '' };
}

/** The workspace that holds a folder: itself or one above it. */
export async function findWorkspace(
  from: string,
): Promise<{ readonly folder: string; readonly marker: Marker } | undefined> {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const marker = await readMarker(folder);
    if (marker) return { folder, marker };
    if (path.dirname(folder) === folder) return undefined;
  }
}
