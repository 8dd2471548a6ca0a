import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { activationLine } from '../activation-line';
import { findExercise, loadCatalogue } from '../catalogue';
import { findWorkspace } from '../find-workspace';
import { type Session, withTools } from '../session';
import { orUsage } from '../usage-error';

/** Makes the Python environment of an exercise, named by its id or by a workspace. */
export async function prepare(what: string, session: Session): Promise<number> {
  const { terminal, signal, cwd } = session;
  const isFolder = (await stat(path.resolve(cwd, what)).catch(() => undefined))?.isDirectory() === true;
  const exercise = isFolder
    ? (await findWorkspace(what, session)).exercise
    : await findExercise(await loadCatalogue(session, { trustIndex: false }), what, session);
  if (exercise.python === undefined) {
    terminal.out(`${exercise.id} needs no Python environment.`);
    return 0;
  }
  const text = await readFile(path.join(exercise.folder, exercise.python), 'utf8');
  return withTools(session, async ({ python }) => {
    const known = await python.prepared(text, signal);
    const found =
      known ??
      (await orUsage(
        python.prepare(
          text,
          { onOutput: (line) => (terminal.isInteractive ? terminal.status(line) : terminal.out(line)) },
          signal,
        ),
        signal,
      ));
    terminal.status('');
    terminal.out(
      `The environment of ${exercise.id} is ${known ? 'there already' : 'ready'}: Python ${found.version} in ${found.environment}`,
    );
    terminal.out(activationLine(found));
    return 0;
  });
}
