import type { Exercise } from '../../lessons/exercise';
import { isExerciseDone, nextExercise } from '../exercise/next-exercise';
import type { Services } from '../services';
import { pickItem } from './pick-item';

/** Lets the user choose one of the exercises; the next one that is not done stands ready. */
export async function pickExercise(
  { progress, tools }: Services,
  exercises: readonly Exercise[],
  title: string,
): Promise<Exercise | undefined> {
  const next = nextExercise(exercises, progress.all);
  const items = exercises.map((exercise) => {
    const lacking = tools.lacking(exercise).map(({ id }) => id);
    const done = isExerciseDone(exercise, progress.all);
    const icon = done
      ? 'pass-filled'
      : lacking.length > 0
        ? 'debug-disconnect'
        : progress.of(exercise.id)
          ? 'play-circle'
          : 'circle-large';
    const state = done
      ? 'done'
      : lacking.length > 0
        ? `needs ${lacking.join(', ')}`
        : exercise === next
          ? `next · ${exercise.minutes} min`
          : `${exercise.minutes} min`;
    return { label: `$(${icon}) ${exercise.title}`, description: state, detail: exercise.summary, exercise };
  });
  const active = items.find(({ exercise }) => exercise === next);
  const chosen = await pickItem(items, { title, placeholder: 'Which exercise?', active });
  return chosen?.exercise;
}
