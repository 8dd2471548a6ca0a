import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadExercises, ownPack } from '../../lessons/packs';
import { productFolder } from '../../tools/product-folder';
import { type ExerciseIndex, indexFile, ownPackFolder, tellProblems } from '../catalogue';
import { hashFile, manifestFolders } from '../manifest-hashes';
import type { Session } from '../session';

/** Writes the index of the product's exercises beside the bundle, for lists and for the editor's activation. Part of the build. */
export async function writeIndex(session: Session): Promise<number> {
  const own = ownPackFolder();
  const relative = (folder: string) => path.relative(productFolder(), folder).split(path.sep).join('/');
  const { exercises, problems } = await loadExercises([{ name: ownPack, folder: own }]);
  const folders = (await manifestFolders(own)).sort();
  const index: ExerciseIndex = {
    exercises: exercises.map((exercise) => ({ ...exercise, folder: relative(exercise.folder) })),
    manifests: Object.fromEntries(
      await Promise.all(
        folders.map(async (folder) => [relative(folder), await hashFile(path.join(folder, 'exercise.yaml'))] as const),
      ),
    ),
  };
  const file = indexFile();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, JSON.stringify(index));
  await rename(`${file}.${process.pid}`, file);
  return tellProblems({ problems }, session) ? 2 : 0;
}
