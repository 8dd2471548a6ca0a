import type { Exercise } from '../../lessons/exercise';
import type { ExerciseProgress } from '../../lessons/progress';

/** The exercise to offer next: the first one that is not done, looking onwards from `after` and then from the start. `undefined` when all are done. */
export function nextExercise(
  exercises: readonly Exercise[],
  progress: ReadonlyMap<string, Pick<ExerciseProgress, 'stepsDone'>>,
  after?: string,
): Exercise | undefined {
  const from = exercises.findIndex(({ id }) => id === after) + 1;
  const ordered = [...exercises.slice(from), ...exercises.slice(0, from)];
  return ordered.find((exercise) => exercise.id !== after && !isExerciseDone(exercise, progress));
}

/** Whether every step of the exercise was done. */
export function isExerciseDone(
  { id, steps }: Pick<Exercise, 'id' | 'steps'>,
  progress: ReadonlyMap<string, Pick<ExerciseProgress, 'stepsDone'>>,
): boolean {
  const done = progress.get(id)?.stepsDone;
  return done !== undefined && steps.every((step) => done.has(step.id));
}
