import * as vscode from 'vscode';
import type { ExerciseSession } from '../exercise/exercise-session';
import { UserProblem } from '../report-problem';
import type { Services } from '../services';

/** The exercise id that a link, a tree node or a button gave; `undefined` when there is none. */
export function exerciseIdOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument === '' ? undefined : argument;
  const exercise = property(argument, 'exercise');
  const id = property(exercise, 'id');
  return typeof id === 'string' ? id : undefined;
}

/** The stage id that a link or a tree node gave. */
export function stageIdOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const stage = property(argument, 'stage');
  return typeof stage === 'string' ? stage : undefined;
}

/** The step id of a tree node. */
export function stepIdOf(argument: unknown): string | undefined {
  const id = property(property(argument, 'step'), 'id');
  return typeof id === 'string' ? id : undefined;
}

/** The session that a tree node, a file or the current place speaks of; throws when no exercise is open here. */
export function sessionOf({ sessions }: Services, argument?: unknown): ExerciseSession {
  const id = argument instanceof vscode.Uri ? undefined : exerciseIdOf(argument);
  const named = sessions.all.find(({ exercise }) => exercise.id === id);
  const ofFile = argument instanceof vscode.Uri ? sessions.of(argument) : undefined;
  const session = named ?? ofFile ?? sessions.current;
  if (!session)
    throw new UserProblem(
      'No exercise is open in this window. Use "MLOps: Continue exercise" or "MLOps: Start exercise".',
    );
  return session;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
