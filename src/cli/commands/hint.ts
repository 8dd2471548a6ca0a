import { readHint } from '../../lessons/guide';
import { openProgress } from '../../lessons/progress';
import { nextStep } from '../../lessons/run-checks';
import { findWorkspace } from '../find-workspace';
import type { Session } from '../session';
import { UsageError } from '../usage-error';

/** Shows the next hint of the step that is not done yet, or of the one named; counted, never punished. */
export async function hint(
  folder: string,
  { step: wanted }: { readonly step?: string },
  session: Session,
): Promise<number> {
  const { terminal } = session;
  const { exercise } = await findWorkspace(folder, session);
  const { homeFolder } = await import('../../lessons/home');
  const progress = openProgress(homeFolder(terminal.env), 'cli');
  const known = (await progress.read()).get(exercise.id);
  const step =
    wanted === undefined
      ? (nextStep(exercise, known?.stepsDone ?? new Set()) ?? exercise.steps.at(-1))
      : exercise.steps.find(({ id }, index) => id === wanted || String(index + 1) === wanted);
  if (!step)
    throw new UsageError(
      `${exercise.id} has no step \`${wanted}\`. Its steps: ${exercise.steps.map(({ id }) => id).join(', ')}.`,
    );
  const number = Math.min((known?.hintsShown.get(step.id) ?? 0) + 1, step.hints.length);
  const text = await readHint(exercise, step, number);
  terminal.out(
    `${terminal.paint('strong', `${step.title}, hint ${number} of ${step.hints.length}`)}\n\n${(text ?? '').trim()}`,
  );
  if (number > (known?.hintsShown.get(step.id) ?? 0))
    await progress
      .append({ kind: 'hint', exercise: exercise.id, step: step.id, hint: number })
      .catch((error: Error) => terminal.err(error.message));
  return 0;
}
