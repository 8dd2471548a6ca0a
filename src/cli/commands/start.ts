import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Exercise } from '../../lessons/exercise';
import { applyVariant } from '../../lessons/variant';
import { createWorkspace } from '../../lessons/workspace';
import type { Interpreter } from '../../tools/python';
import type { Tools } from '../../tools/tools';
import { activationLine } from '../activation-line';
import { findExercise, loadCatalogue, shortPath } from '../catalogue';
import { emit, type OutputOptions, toJson } from '../emit';
import { type Session, withTools } from '../session';
import { orUsage, UsageError } from '../usage-error';

export interface StartOptions extends OutputOptions {
  readonly solution?: boolean;
}

/** Creates the workspace of an exercise. */
export async function start(id: string, folder: string, options: StartOptions, session: Session): Promise<number> {
  const { cwd, signal, terminal } = session;
  const exercise = await findExercise(await loadCatalogue(session, { trustIndex: false }), id, session);
  const target = path.resolve(cwd, folder);
  const environment = await withTools(session, async (tools, home) => {
    await orUsage(createWorkspace(exercise, target, tools, signal), signal);
    if (options.solution) await solve(exercise, target, tools, signal);
    else {
      const { openProgress } = await import('../../lessons/progress');
      await openProgress(home, 'cli')
        .append({ kind: 'started', exercise: exercise.id, workspace: target })
        .catch((error: Error) => terminal.err(error.message));
    }
    return environmentOf(exercise, tools, signal);
  });
  await emit(session, options, {
    text: () => startText(exercise, target, options.solution === true, environment, session),
    json: () => toJson({ exercise: exercise.id, path: target }),
  });
  return 0;
}

/** A solution that cannot be made, e.g. for want of an environment, leaves no half of one. */
async function solve(exercise: Exercise, folder: string, tools: Tools, signal: AbortSignal): Promise<void> {
  try {
    await applyVariant(exercise, 'solution', folder, tools, signal);
  } catch (error) {
    const { emptyFolder } = await import('../empty-folder');
    await emptyFolder(folder);
    signal.throwIfAborted();
    throw new UsageError(`The solved workspace could not be made: ${(error as Error).message}`, { cause: error });
  }
}

/** The prepared environment of an exercise, `missing` before it was made; `none` when the exercise has none. */
async function environmentOf(
  { folder, python }: Exercise,
  tools: Tools,
  signal: AbortSignal,
): Promise<Interpreter | 'missing' | 'none'> {
  if (python === undefined) return 'none';
  return (await tools.python.prepared(await readFile(path.join(folder, python), 'utf8'), signal)) ?? 'missing';
}

function startText(
  exercise: Exercise,
  target: string,
  isSolved: boolean,
  environment: Interpreter | 'missing' | 'none',
  { terminal, cwd }: Session,
): string {
  const { paint } = terminal;
  const shown = shortPath(cwd, target);
  const quoted = /[^\w./:\\-]/.test(shown) ? `"${shown}"` : shown;
  const [step] = exercise.steps;
  const lines = [`${paint('strong', exercise.title)} is in ${shown}${isSolved ? ', solved' : ''}.`];
  if (step && !isSolved) {
    lines.push(`Step 1 of ${exercise.steps.length}: ${step.title} (the whole: about ${exercise.minutes} minutes)`);
    lines.push(`  Read:  ${path.join(exercise.folder, step.guide)}`);
    lines.push(`  Here:  mlops-roadmap guide ${quoted}`);
    if (step.opens) lines.push(`  Edit:  ${path.join(shown, step.opens.file)}`);
  }
  if (environment === 'missing') lines.push(`  Once:  mlops-roadmap prepare ${exercise.id}`);
  else if (environment !== 'none') lines.push(`  ${activationLine(environment)}`);
  lines.push(`  Check: mlops-roadmap check ${quoted}`);
  return lines.join('\n');
}
