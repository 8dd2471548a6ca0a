import { nextExercise } from '../exercise/next-exercise';
import { showStepFile } from '../exercise/show-step';
import { sessionOf } from './arguments';
import type { Command } from './command';
import { startExercise } from './start-exercise';

/** Goes on to the following step; after the last one to a step that is still open, and when all are done to the next exercise. */
export const nextStep: Command = {
  id: 'nextStep',
  doing: 'Going to the next step',
  async run(services) {
    const session = sessionOf(services);
    const { steps } = session.exercise;
    const following = steps[session.stepIndex + 1];
    if (!following && session.isDone) {
      const next = nextExercise(services.catalogue.exercises, services.progress.all, session.exercise.id);
      return startExercise.run(services, next?.id);
    }
    session.choose(following?.id);
    await showStepFile(session);
    return services.guide.open();
  },
};
