import type { Exercise, Step } from '../lessons/exercise';
import { homeFolder } from '../lessons/home';
import type { Marker } from '../lessons/marker';
import { openProgress, type Progress, stepsDoneSince } from '../lessons/progress';
import { nextStep } from '../lessons/run-checks';
import type { Session } from './session';
import { UsageError } from './usage-error';

/** The step of this id or number (from 1). */
export function findStep(exercise: Exercise, name: string): Step {
  const found = exercise.steps.find(({ id }, index) => id === name || String(index + 1) === name);
  if (found) return found;
  throw new UsageError(
    `${exercise.id} has no step \`${name}\`. Its steps: ${exercise.steps.map(({ id }) => id).join(', ')}.`,
  );
}

/** The step of this name, else the first that was not done in this workspace, else the last; and how often its hints were asked for. */
export async function findOpenStep(
  exercise: Exercise,
  name: string | undefined,
  { created }: Pick<Marker, 'created'>,
  { terminal }: Session,
): Promise<{ readonly step: Step; readonly hintsShown: number; readonly progress: Progress }> {
  const progress = openProgress(homeFolder(terminal.env), 'cli');
  const known = (await progress.read()).get(exercise.id);
  const step =
    name === undefined
      ? (nextStep(exercise, stepsDoneSince(known, created)) ?? exercise.steps.at(-1))
      : findStep(exercise, name);
  if (!step) throw new UsageError(`${exercise.id} has no steps.`);
  return { step, hintsShown: known?.hintsShown.get(step.id) ?? 0, progress };
}
