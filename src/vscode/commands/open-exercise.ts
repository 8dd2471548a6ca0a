import { exerciseIdOf } from './arguments';
import type { Command } from './command';
import { openWorkspace } from './open-workspace';
import { findExisting, startExercise } from './start-exercise';

/** Opens the folder in which an exercise was worked on last; starts it when that is gone. */
export const openExercise: Command = {
  id: 'openExercise',
  doing: 'Opening the exercise',
  async run(services, argument) {
    const id = exerciseIdOf(argument);
    const folder = id === undefined ? undefined : await findExisting(services, id);
    if (folder) return openWorkspace(folder);
    return startExercise.run(services, argument);
  },
};
