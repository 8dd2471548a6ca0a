import { sessionOf, stepIdOf } from './arguments';
import type { Command } from './command';
import { runChecks } from './run-checks';

/** Runs all checks of the step on show, also those that take long. */
export const checkStep: Command = {
  id: 'checkStep',
  doing: 'Checking the step',
  async run(services, argument) {
    const session = sessionOf(services, argument);
    const step = stepIdOf(argument);
    if (step) session.choose(step);
    await runChecks(services, session, { steps: [session.step.id], mode: 'all' });
  },
};
