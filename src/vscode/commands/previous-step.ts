import { showStepFile } from '../exercise/show-step';
import { sessionOf } from './arguments';
import type { Command } from './command';

/** Goes back to the step before; stays on the first one. */
export const previousStep: Command = {
  id: 'previousStep',
  doing: 'Going to the previous step',
  async run(services) {
    const session = sessionOf(services);
    session.choose(session.exercise.steps[Math.max(0, session.stepIndex - 1)]?.id);
    await showStepFile(session);
    services.guide.open();
  },
};
