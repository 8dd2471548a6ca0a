import { showStepFile } from '../exercise/show-step';
import { sessionOf } from './arguments';
import type { Command } from './command';

/** Puts a step on show, with its file and the guide. */
export const openStep: Command = {
  id: 'openStep',
  doing: 'Opening the step',
  async run(services, exercise, step) {
    const session = sessionOf(services, exercise);
    if (typeof step === 'string') session.choose(step);
    await showStepFile(session);
    services.guide.open();
  },
};
