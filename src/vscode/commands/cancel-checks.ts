import type { Command } from './command';

/** Ends the checks that run now, with everything they started. */
export const cancelChecks: Command = {
  id: 'cancelChecks',
  doing: 'Cancelling the checks',
  run({ sessions }) {
    for (const session of sessions.all) session.cancel();
  },
};
