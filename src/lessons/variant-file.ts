import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { nearestName } from '../core/nearest-name';
import type { Exercise } from './exercise';
import { whyOutside } from './manifest';
import { isThere } from './workspace';

/** The file of a variant that says how it is made; none of the learner's. */
export const variantFile = 'variant.yaml';

/** One action that makes a variant, beside its files. */
export type Action =
  | readonly string[]
  | {
      readonly command: readonly string[];
      readonly env?: Record<string, string>;
      readonly mayFail?: boolean;
      readonly input?: string;
    }
  | { readonly write: string; readonly text: string }
  | { readonly copy: string; readonly to: string }
  | { readonly delete: string };

/** A change of a file that lies there already: a text that it holds exactly once, and what stands in its place. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A variant's `variant.yaml`; every key may be missing. */
export interface VariantFile {
  /** `solved`: a copy of the solution after its actions, which is made once for all that ask for it. */
  readonly base?: 'starter' | 'solution' | 'solved';
  readonly delete?: readonly string[];
  /** Made in order, after the files were laid over and deleted. */
  readonly edit?: readonly Edit[];
  readonly run?: readonly Action[];
  readonly after?: readonly Action[];
  readonly commit?: boolean;
}

const keys = ['base', 'delete', 'edit', 'run', 'after', 'commit'];
const editKeys = ['file', 'find', 'replace'] as const;

/** What the `variant.yaml` of a variant says, nothing when it has none. Rejects, naming the file and the key, what no variant can say. */
export async function readVariant(exercise: Exercise, name: string): Promise<VariantFile> {
  const file = path.join(exercise.folder, name, variantFile);
  if (!(await isThere(file))) return {};
  const value: unknown = parse(await readFile(file, 'utf8')) ?? {};
  const problem = shapeProblem(value);
  if (problem) throw new Error(`${file} ${problem}${problem.endsWith('?') ? '' : '.'}`);
  return value as VariantFile;
}

function shapeProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `is a ${Array.isArray(value) ? 'list' : 'text'}, not a map`;
  return unknownKey(value, keys) ?? editProblem((value as VariantFile).edit);
}

function unknownKey(value: object, known: readonly string[]): string | undefined {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return undefined;
  const near = nearestName(unknown, known);
  return `has the unknown key \`${unknown}\`${near ? `; did you mean \`${near}\`?` : `; there are ${known.join(', ')}`}`;
}

/** What is wrong with an `edit`, before any file is looked at. */
function editProblem(edits: unknown): string | undefined {
  if (edits === undefined) return undefined;
  if (!Array.isArray(edits)) return '`edit` must be a list of maps with file, find and replace';
  for (const [index, edit] of edits.entries()) {
    const which = `edit ${index + 1}`;
    if (typeof edit !== 'object' || edit === null || Array.isArray(edit))
      return `has no map with file, find and replace at ${which}`;
    const unknown = unknownKey(edit, editKeys);
    if (unknown) return `${unknown} (${which})`;
    const given = edit as Partial<Record<string, unknown>>;
    const missing = editKeys.find((key) => typeof given[key] !== 'string');
    if (missing)
      return `needs a text at \`${missing}\` of ${which}, not ${JSON.stringify(given[missing]) ?? 'nothing'}`;
    if (given['find'] === '') return `finds nothing in particular: \`find\` of ${which} is empty`;
    if (given['find'] === given['replace']) return `changes nothing: \`find\` and \`replace\` of ${which} are equal`;
  }
  return undefined;
}

/** Makes the edits of a variant in the workspace. Rejects, naming file and text, one whose text is not there exactly once. */
export async function makeEdits(name: string, edits: readonly Edit[], folder: string): Promise<void> {
  for (const [index, { file, find, replace }] of edits.entries()) {
    const which = `edit ${index + 1} of ${name}`;
    const target = inside(folder, file);
    const text = await readFile(target, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        `${which}: ${file} ${error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code})`}`,
      );
    });
    const parts = text.split(find);
    if (parts.length !== 2)
      throw new Error(
        `${which}: the text to find is ${parts.length === 1 ? 'not' : `${parts.length - 1} times`} in ${file}, where it must be once: ${JSON.stringify(find.slice(0, 200))}`,
      );
    await writeFile(target, parts.join(replace));
  }
}

/** The path of a file of the workspace. Throws when the words of a variant lead out of it. */
export function inside(root: string, file: string): string {
  const reason = whyOutside(file);
  if (reason) throw new Error(`The path \`${file}\` of a variant ${reason}.`);
  return path.join(root, file);
}
