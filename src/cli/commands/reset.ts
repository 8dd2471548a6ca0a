import { openProgress } from '../../lessons/progress';
import { type ResetWhat, resetWorkspace } from '../../lessons/reset';
import { emit, type OutputOptions, toJson } from '../emit';
import { findWorkspace } from '../find-workspace';
import { type Session, withTools } from '../session';
import { orUsage, UsageError } from '../usage-error';

export interface ResetOptions extends OutputOptions {
  readonly dir: string;
  readonly step?: string;
  readonly all?: boolean;
}

/** Puts files, a step or all of a workspace back; what was there is kept in a dated folder. */
export async function reset(files: readonly string[], options: ResetOptions, session: Session): Promise<number> {
  const { terminal, signal } = session;
  const { exercise, workspace } = await findWorkspace(options.dir, session);
  const asked = [files.length > 0, options.step !== undefined, options.all === true].filter(Boolean).length;
  if (asked !== 1) throw new UsageError('Name what to reset: files of the workspace, `--step <step>`, or `--all`.');
  if (options.step !== undefined && !exercise.steps.some(({ id }) => id === options.step))
    throw new UsageError(
      `${exercise.id} has no step \`${options.step}\`. Its steps: ${exercise.steps.map(({ id }) => id).join(', ')}.`,
    );
  const what: ResetWhat = options.all ? 'all' : options.step === undefined ? { files } : { step: options.step };
  const outcome = await withTools(session, async (tools, home) => {
    const done = await orUsage(resetWorkspace(exercise, workspace, what, { home, tools, signal }), signal);
    await openProgress(home, 'cli')
      .append({
        kind: 'reset',
        exercise: exercise.id,
        keptIn: done.keptIn,
        ...(options.step === undefined ? {} : { step: options.step }),
      })
      .catch((error: Error) => terminal.err(error.message));
    return done;
  });
  await emit(session, options, {
    text: () =>
      `${outcome.restored.length === 0 ? 'Nothing to put back.' : `Put back: ${outcome.restored.join(', ')}`}\nWhat was there is in ${outcome.keptIn}`,
    json: () => toJson({ exercise: exercise.id, path: workspace, ...outcome }),
  });
  return 0;
}
