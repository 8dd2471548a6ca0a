import { sessionOf } from './arguments';
import type { Command } from './command';
import { reset } from './reset';

/** Puts the whole folder back as the exercise started it, its Git history included. */
export const resetExercise: Command = {
  id: 'resetExercise',
  doing: 'Resetting the exercise',
  async run(services, argument) {
    const session = sessionOf(services, argument);
    await reset(services, session, 'all', `the whole exercise "${session.exercise.title}"`);
  },
};
