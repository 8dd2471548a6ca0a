import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { abortOn } from '../exercise/abort-on';
import { isWorkspace } from '../exercise/workspace-memory';
import { UserProblem } from '../report-problem';
import type { Services } from '../services';
import { exerciseIdOf } from './arguments';
import { chooseExercisesFolder, currentExercisesFolder } from './choose-exercises-folder';
import type { Command } from './command';
import { openWorkspace } from './open-workspace';
import { pickExercise } from './pick-exercise';

/** Creates the folder of an exercise and opens it; where one exists already, offers to go on in it. */
export const startExercise: Command = {
  id: 'startExercise',
  doing: 'Starting the exercise',
  async run(services, argument) {
    const { catalogue, memory, log } = services;
    if (vscode.env.uiKind === vscode.UIKind.Web && !vscode.env.remoteName) {
      throw new UserProblem('Exercises need real files, Git and Python. Open a folder on a machine first.');
    }
    await catalogue.load();
    const id = exerciseIdOf(argument);
    const exercise = id ? catalogue.find(id) : await pickExercise(services, catalogue.exercises, 'Start exercise');
    if (id && !exercise) throw new UserProblem(`No exercise is called "${id}".`);
    if (!exercise) return;

    const existing = await findExisting(services, exercise.id);
    if (existing) {
      const goOn = { label: '$(folder-opened) Go on where you were', description: existing };
      const again = { label: '$(add) Start again in a new folder', description: 'your work stays where it is' };
      const choice = await vscode.window.showQuickPick([goOn, again], { title: exercise.title, ignoreFocusOut: true });
      if (!choice) return;
      if (choice === goOn) return openWorkspace(existing);
    }
    const base = await chooseExercisesFolder(services.context);
    if (!base) return;
    const folder = await freeFolder(path.join(base, exercise.id));
    const title = `Creating ${exercise.title}`;
    const location = vscode.ProgressLocation.Notification;
    await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
      const { signal, dispose } = abortOn(token);
      try {
        await mkdir(base, { recursive: true });
        await (await services.engine()).createWorkspace(exercise, folder, signal);
      } finally {
        dispose();
      }
    });
    log.info(`created ${exercise.id} in ${folder}`);
    await memory.remember(exercise.id, folder);
    await openWorkspace(folder);
  },
};

/** A folder of the exercise that is there already: the last one used, or the one in the default place. */
export async function findExisting(
  { memory }: Pick<Services, 'memory'>,
  exercise: string,
): Promise<string | undefined> {
  const [known] = await memory.foldersOf(exercise);
  if (known) return known;
  const folder = path.join(currentExercisesFolder(), exercise);
  return (await isWorkspace(folder)) ? folder : undefined;
}

/** The folder itself when it is free, else the first free one of `<folder>-2`, `<folder>-3` … */
async function freeFolder(folder: string): Promise<string> {
  for (let count = 1; count < 1000; count++) {
    const candidate = count === 1 ? folder : `${folder}-${count}`;
    const entries = await readdir(candidate).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      return ['taken'];
    });
    if (entries.length === 0) return candidate;
  }
  throw new UserProblem(`There are too many folders called ${folder}-… already. Tidy them up first.`);
}
