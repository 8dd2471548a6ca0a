import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Exercise } from './exercise';
import { kindOf } from './run-check';
import type { Variant } from './variant';

/** What can be seen without running anything: pages, hints, enough mutants, each check named by one. */
export async function findStructureProblems(exercise: Exercise, variants: readonly Variant[]): Promise<string[]> {
  const problems: string[] = [];
  const mutants = variants.filter(({ kind }) => kind === 'mutant');
  const checkIds = exercise.steps.flatMap(({ checks }) => checks.map(({ id }) => id));
  for (const step of exercise.steps) {
    for (const page of [step.guide, ...step.hints]) {
      const text = await readFile(path.join(exercise.folder, page), 'utf8');
      if (text.trim().length < (page === step.guide ? 400 : 40))
        problems.push(`${page} says too little (${text.trim().length} characters)`);
    }
    const own = mutants.filter(({ check }) => step.checks.some(({ id }) => id === check));
    if (own.length < 3) problems.push(`the step ${step.id} has ${own.length} of at least 3 mutants`);
    for (const check of step.checks) {
      if (!mutants.some((mutant) => mutant.check === check.id))
        problems.push(`no mutant is named after the check ${check.id}`);
      kindOf(check.kind);
    }
  }
  for (const { name, check } of mutants) if (!checkIds.includes(check ?? '')) problems.push(`${name} names no check`);
  if (!variants.some(({ kind }) => kind === 'alternative')) problems.push('there is no alternative solution');
  return [...problems, ...(await findStrays(exercise))];
}

/** Files that nothing names: pages that no step shows, entries that no exercise has. */
async function findStrays(exercise: Exercise): Promise<string[]> {
  const pages = new Set(exercise.steps.flatMap(({ guide, hints }) => [guide, ...hints]));
  const shown = (await readdir(path.join(exercise.folder, 'guide'), { recursive: true }).catch(() => []))
    .map((name) => `guide/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.md') && !pages.has(name));
  return [...shown.map((name) => `${name} is shown by no step`), ...(await findUnnamed(exercise))];
}

/** What every exercise may have at its top. */
const usual = new Set([
  'exercise.yaml',
  'guide',
  'starter',
  'solution',
  'mutants',
  'alternatives',
  'probes',
  'README.md',
]);

/** Entries at the top that neither the manifest, the history nor a variant names, and mutants that are like the solution. */
async function findUnnamed(exercise: Exercise): Promise<string[]> {
  const { folder, git } = exercise;
  const top = (await readdir(folder)).filter((name) => !usual.has(name) && name !== '.DS_Store');
  const variants = ['solution', 'mutants', 'alternatives'];
  const files = (
    await Promise.all(
      variants.map(async (name) =>
        (
          await readdir(path.join(folder, name), { recursive: true }).catch(() => [])
        ).map((file) => path.join(name, file)),
      ),
    )
  ).flat();
  const telling = ['exercise.yaml', ...(typeof git === 'string' ? [git] : [])];
  telling.push(...files.filter((file) => path.basename(file) === 'variant.yaml'));
  const texts = await Promise.all(telling.map((file) => readFile(path.join(folder, file), 'utf8').catch(() => '')));
  const stray = top.filter((name) => !texts.some((text) => text.includes(name)));
  const mutants = await readdir(path.join(folder, 'mutants'), { withFileTypes: true }).catch(() => []);
  const empty = mutants.filter(
    ({ name }) => !files.some((file) => file.startsWith(path.join('mutants', name) + path.sep)),
  );
  return [
    ...stray.map((name) => `nothing names ${name}`),
    ...empty.map(({ name }) => `mutants/${name} changes nothing`),
  ];
}
