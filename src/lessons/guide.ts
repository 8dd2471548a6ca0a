import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Exercise, Step } from './exercise';

/** The Markdown of a step's page. */
export const readGuide = (exercise: Exercise, step: Step): Promise<string> => readPage(exercise, step.guide);

/** The Markdown of a step's hint, 1 to 3; `undefined` when the step has no such hint. */
export async function readHint(exercise: Exercise, step: Step, number: number): Promise<string | undefined> {
  const page = step.hints[number - 1];
  return page === undefined ? undefined : readPage(exercise, page);
}

async function readPage({ folder }: Exercise, page: string): Promise<string> {
  return (await readFile(path.join(folder, page), 'utf8')).replace(/^\uFEFF/, '');
}
