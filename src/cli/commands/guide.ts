import { readGuide } from '../../lessons/guide';
import { findOpenStep } from '../find-step';
import { findWorkspace } from '../find-workspace';
import type { Session } from '../session';

/** Shows the page of the step that is not done yet, or of the one named, as Markdown. */
export async function guide(
  folder: string,
  { step: wanted }: { readonly step?: string },
  session: Session,
): Promise<number> {
  const { exercise, marker } = await findWorkspace(folder, session);
  const { step } = await findOpenStep(exercise, wanted, marker, session);
  session.terminal.out(await readGuide(exercise, step));
  return 0;
}
