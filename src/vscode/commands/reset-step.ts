import { sessionOf, stepIdOf } from './arguments';
import type { Command } from './command';
import { reset } from './reset';

/** Puts the files of a step back as the exercise started them. */
export const resetStep: Command = {
  id: 'resetStep',
  doing: 'Resetting the step',
  async run(services, argument) {
    const session = sessionOf(services, argument);
    const id = stepIdOf(argument) ?? session.step.id;
    const step = session.exercise.steps.find((candidate) => candidate.id === id) ?? session.step;
    await reset(services, session, { step: step.id }, `the step "${step.title}"`);
  },
};
