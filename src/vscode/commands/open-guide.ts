import { showStepFile } from '../exercise/show-step';
import { sessionOf } from './arguments';
import type { Command } from './command';

/** Shows the guide beside the file of the step on show. */
export const openGuide: Command = {
  id: 'openGuide',
  doing: 'Opening the guide',
  async run(services) {
    await showStepFile(sessionOf(services));
    services.guide.open();
  },
};
