import { readHint } from '../../lessons/guide';
import { findOpenStep } from '../find-step';
import { findWorkspace } from '../find-workspace';
import type { Session } from '../session';

/** Shows the next hint of the step that is not done yet, or of the one named; counted, never punished. */
export async function hint(
  folder: string,
  { step: wanted }: { readonly step?: string },
  session: Session,
): Promise<number> {
  const { terminal } = session;
  const { exercise, marker } = await findWorkspace(folder, session);
  const { step, hintsShown, progress } = await findOpenStep(exercise, wanted, marker, session);
  const number = Math.min(hintsShown + 1, step.hints.length);
  const text = await readHint(exercise, step, number);
  terminal.out(
    `${terminal.paint('strong', `${step.title}, hint ${number} of ${step.hints.length}`)}\n\n${(text ?? '').trim()}`,
  );
  if (number > hintsShown)
    await progress
      .append({ kind: 'hint', exercise: exercise.id, step: step.id, hint: number })
      .catch((error: Error) => terminal.err(error.message));
  return 0;
}
