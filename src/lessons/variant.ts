import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Tools } from '../tools/tools';
import type { Exercise } from './exercise';
import { commitAll } from './history';
import { type Action, inside, makeEdits, readVariant, type VariantFile, variantFile } from './variant-file';
import { isThere } from './workspace';

/** A state of the workspace that the content tests try. */
export interface Variant {
  /** `starter`, `solution`, `mutants/x--y`, `alternatives/z`, `emptied`, `commented`. */
  readonly name: string;
  readonly kind: 'starter' | 'solution' | 'mutant' | 'alternative' | 'emptied' | 'commented';
  /** For a mutant: the id of the one check that must fail. */
  readonly check?: string;
}

const commandMs = 600_000;

/** The variants of an exercise: those that its folder holds and those that are made of them. */
export async function listVariants(exercise: Exercise): Promise<Variant[]> {
  const children = async (name: string) =>
    (await readdir(path.join(exercise.folder, name), { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  const mutants = (await children('mutants')).map(
    (name): Variant => ({ name: `mutants/${name}`, kind: 'mutant', check: name.split('--')[0] ?? '' }),
  );
  const alternatives = (await children('alternatives')).map(
    (name): Variant => ({ name: `alternatives/${name}`, kind: 'alternative' }),
  );
  const hasFiles = (await listOverlay(path.join(exercise.folder, 'solution'))).length > 0;
  return [
    { name: 'starter', kind: 'starter' },
    { name: 'solution', kind: 'solution' },
    ...alternatives,
    ...mutants,
    { name: 'emptied', kind: 'emptied' },
    ...(hasFiles ? [{ name: 'commented', kind: 'commented' } as const] : []),
  ];
}

/** Makes a variant of a workspace that is as the exercise starts it. Rejects, naming the command, when one of its commands fails. */
export async function makeVariant(
  exercise: Exercise,
  variant: Variant,
  folder: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  switch (variant.kind) {
    case 'starter':
      return;
    case 'emptied':
      for (const name of await readdir(folder))
        if (name !== '.mlops-roadmap') await rm(path.join(folder, name), { recursive: true, force: true });
      return;
    case 'commented':
      return commentOut(exercise, folder, tools, signal);
    default:
      return applyVariant(exercise, variant.name, folder, tools, signal);
  }
}

/** Whether a variant begins where the solution ends (`base: solved`). */
export async function beginsSolved(exercise: Exercise, variant: Variant): Promise<boolean> {
  return variant.kind === 'mutant' && (await readVariant(exercise, variant.name)).base === 'solved';
}

/** Lays the files and edits of a variant (and of the solution below it, unless the folder is solved already) over the folder and runs what it asks for. */
export async function applyVariant(
  exercise: Exercise,
  name: string,
  folder: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  // One that went away meanwhile would be judged as whatever stands below it.
  if (!(await isThere(path.join(exercise.folder, name)))) throw new Error(`there is no folder \`${name}\``);
  const own = await readVariant(exercise, name);
  const base = own.base ?? (name.startsWith('mutants/') ? 'solution' : 'starter');
  const below = base === 'solution' && name !== 'solution' ? await readVariant(exercise, 'solution') : undefined;
  if (below) await overlay(exercise, 'solution', below, folder);
  await overlay(exercise, name, own, folder);
  const run = own.run ?? below?.run ?? [];
  const after = own.after ?? (own.run ? [] : (below?.after ?? []));
  // What Git tracks follows the files, unless the variant is about just that.
  const commits = own.commit ?? below?.commit ?? true;
  if (exercise.git === true && commits) await commitIfRepository(folder, tools, signal);
  for (const action of [...run, ...after]) await act(exercise, action, folder, tools, signal);
}

async function commitIfRepository(folder: string, tools: Tools, signal: AbortSignal): Promise<void> {
  if (await isThere(path.join(folder, '.git'))) await commitAll(tools.git, folder, 'Solve the exercise', signal);
}

async function overlay(exercise: Exercise, name: string, variant: VariantFile, folder: string): Promise<void> {
  const from = path.join(exercise.folder, name);
  for (const file of await listOverlay(from)) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(from, file), target, { verbatimSymlinks: true });
  }
  for (const gone of variant.delete ?? []) await rm(inside(folder, gone), { recursive: true, force: true });
  await makeEdits(name, variant.edit ?? [], folder);
}

/** The files of a variant, relative to its folder. */
async function listOverlay(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => file !== variantFile)
    .sort();
}

async function act(
  exercise: Exercise,
  action: Action,
  folder: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if ('write' in action) {
    await mkdir(path.dirname(inside(folder, action.write)), { recursive: true });
    await writeFile(inside(folder, action.write), action.text);
  } else if ('copy' in action) {
    await cp(inside(exercise.folder, action.copy), inside(folder, action.to), { recursive: true });
  } else if ('delete' in action) {
    await rm(inside(folder, action.delete), { recursive: true, force: true });
  } else {
    const {
      command,
      env,
      mayFail = false,
      input,
    } = 'command' in action ? action : { command: action, env: {}, input: undefined };
    await runCommand(exercise, command, { env, mayFail, input }, folder, tools, signal);
  }
}

async function runCommand(
  exercise: Exercise,
  command: readonly string[],
  options: {
    readonly env: Record<string, string> | undefined;
    readonly mayFail: boolean;
    readonly input: string | undefined;
  },
  folder: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  const [program = '', ...args] = command;
  const words = command.join(' ');
  if (program === 'git') {
    const git = await tools.git.run(folder, args, signal, {
      ...(options.input === undefined ? {} : { input: options.input }),
      env: { GIT_EDITOR: 'true', ...options.env },
    });
    if (git.exitCode !== 0 && !options.mayFail)
      throw new Error(`\`${words}\` ended with ${git.exitCode}: ${git.stderr.trim() || git.stdout.trim()}`);
    return;
  }
  const python = program === 'python' ? await interpreterOf(exercise, tools, signal) : undefined;
  const result = await tools.processes.run(
    {
      file: python?.file ?? program,
      args: [...(python?.args ?? []), ...args],
      cwd: folder,
      env: { PYTHONDONTWRITEBYTECODE: '1', ...options.env },
      timeoutMs: commandMs,
      ...(options.input === undefined ? {} : { input: options.input }),
    },
    signal,
  );
  if (result.missing) throw new Error(`\`${program}\` was not found.`);
  if (result.exitCode !== 0 && !options.mayFail)
    throw new Error(
      `\`${words}\` ended with ${result.exitCode ?? 'its time limit'}: ${(result.stderr.trim() || result.stdout.trim()).slice(-800)}`,
    );
}

/** The interpreter of the exercise's prepared environment, else the one of the machine. */
async function interpreterOf(exercise: Exercise, { python }: Tools, signal: AbortSignal) {
  const requirements = exercise.python && (await readFile(path.join(exercise.folder, exercise.python), 'utf8'));
  const found = (requirements && (await python.prepared(requirements, signal))) || (await python.find(signal));
  if (!found) throw new Error('Python is not there.');
  return found;
}

/** The solution as a learner could paste it without understanding: each line a comment. */
async function commentOut(exercise: Exercise, folder: string, tools: Tools, signal: AbortSignal): Promise<void> {
  for (const file of await listOverlay(path.join(exercise.folder, 'solution'))) {
    const text = await readFile(path.join(exercise.folder, 'solution', file), 'utf8');
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text.replace(/^(?=.)/gm, '# '));
  }
  if (exercise.git === true) await commitIfRepository(folder, tools, signal);
}
