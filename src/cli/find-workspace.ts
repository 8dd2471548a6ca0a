import path from 'node:path';
import type { Exercise } from '../lessons/exercise';
import { findWorkspace as findMarker, type Marker } from '../lessons/marker';
import { type Catalogue, findExercise, loadCatalogue } from './catalogue';
import type { Session } from './session';
import { orUsage, UsageError } from './usage-error';

/** The workspace that a folder is in, with its exercise; a usage error in words when there is none. */
export async function findWorkspace(
  folder: string,
  session: Session,
): Promise<{ readonly exercise: Exercise; readonly workspace: string; readonly marker: Marker }> {
  const from = path.resolve(session.cwd, folder);
  const found = await orUsage(findMarker(from), session.signal);
  if (!found)
    throw new UsageError(
      `${from} is no exercise, nor in one. Create one with \`mlops-roadmap start <exercise> <folder>\`; \`mlops-roadmap list\` shows all.`,
    );
  const catalogue: Catalogue = await loadCatalogue(session, { trustIndex: false });
  const { exercise: id, pack } = found.marker;
  const isKnown = catalogue.exercises.some((exercise) => exercise.id === id);
  if (!isKnown && pack && pack !== 'mlops-roadmap')
    throw new UsageError(
      `${found.folder} is a workspace of \`${id}\` from the pack \`${pack}\`, which is not loaded. Name its folder with --pack or in MLOPS_ROADMAP_PACKS.`,
    );
  return { exercise: await findExercise(catalogue, id, session), workspace: found.folder, marker: found.marker };
}
