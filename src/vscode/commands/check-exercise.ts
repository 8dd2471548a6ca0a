import { sessionOf } from './arguments';
import type { Command } from './command';
import { runChecks } from './run-checks';

/** Runs all checks of all steps. */
export const checkExercise: Command = {
  id: 'checkExercise',
  doing: 'Checking the exercise',
  run: (services, argument) => runChecks(services, sessionOf(services, argument), { mode: 'all' }),
};
