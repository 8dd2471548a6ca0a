import path from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { parseDocument } from 'yaml';
import { kinds } from '../checks/kinds';
import { nearestName } from '../core/nearest-name';
import type { Span } from '../core/span';
import type { CheckSpec, Exercise, Step, ToolNeed } from './exercise';
import { placeOf } from './manifest-place';
import { manifestSchema } from './manifest-schema';
import { isRange } from './meets-range';
import { optionValues } from './option-values';
import { homeTopic } from './roadmap';

/** Something wrong with a manifest, at its place. */
export interface ManifestProblem {
  /** Absolute path of the file. */
  readonly path: string;
  readonly span: Span;
  /** 1-based, for people. */
  readonly line: number;
  readonly message: string;
}

/** What the manifest says of a problem while it is read: the path of keys and the words. */
type Report = (at: readonly (string | number)[], message: string, part?: 'key' | 'value') => void;

interface RawCheck extends Omit<CheckSpec, 'at' | 'seconds'> {
  readonly at?: { readonly file: string; readonly text?: string };
  readonly seconds?: number;
}
interface RawStep extends Omit<Step, 'opens' | 'checks'> {
  readonly opens?: { readonly file: string; readonly at?: string };
  readonly checks: readonly RawCheck[];
}
interface RawManifest {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly covers: readonly string[];
  readonly level: 1 | 2 | 3;
  readonly minutes: number;
  readonly optional?: boolean;
  readonly needs?: readonly string[];
  readonly python?: string;
  readonly data?: readonly {
    readonly to: string;
    readonly month: number;
    readonly rows?: number;
    readonly labels?: boolean;
  }[];
  readonly git?: string | boolean;
  readonly modes?: Readonly<Record<string, string>>;
  readonly steps: readonly RawStep[];
}

let validate: ValidateFunction | undefined;

/** Reads the text of an `exercise.yaml` that stands in `folder`. Gives the exercise only when there is no problem; never throws. */
export function parseManifest(
  text: string,
  folder: string,
  pack: string,
): { readonly exercise?: Exercise; readonly problems: readonly ManifestProblem[] } {
  const problems: ManifestProblem[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split(/\r\n|\r|\n/).length;
  const add = (span: Span, message: string) =>
    problems.push({ path: path.join(folder, 'exercise.yaml'), span, line: lineAt(span.start), message });
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  // Those after the first are mostly its consequences.
  for (const { pos, message } of document.errors.slice(0, 1))
    add({ start: pos[0], end: pos[1] }, `This is no valid YAML: ${message}`);
  if (problems.length > 0) return { problems };

  const report: Report = (at, message, part) => add(placeOf(document, at, part), message);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // Aliases that would blow a small file up, or that name no anchor.
    report([], `The YAML cannot be resolved: ${(error as Error).message}.`);
    return { problems };
  }
  checkShape(value, report);
  if (problems.length > 0) return { problems: problems.sort((a, b) => a.span.start - b.span.start) };
  const manifest = value as RawManifest;
  checkMeaning(manifest, path.basename(folder), report);
  if (problems.length > 0) return { problems };
  return { exercise: complete(manifest, folder, pack), problems };
}

function checkShape(value: unknown, report: Report): void {
  validate ??= new Ajv({ allErrors: true, strict: false, verbose: true }).compile(manifestSchema());
  if (validate(value)) return;
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf');
  const told = new Set<string>();
  for (const error of errors) {
    const at = error.instancePath
      .split('/')
      .slice(1)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
    const { message, extra, part } = describe(error);
    const key = [...at, ...extra].join('/');
    if (told.has(key)) continue;
    told.add(key);
    report([...at, ...extra], message, part);
  }
  if (told.size === 0) report([], 'The manifest does not follow the schema.');
}

/** Turns an error of the schema into words; `extra` is the key below the place that it speaks of. */
function describe(error: ErrorObject): {
  readonly message: string;
  readonly extra: readonly string[];
  readonly part: 'key' | 'value';
} {
  const name = error.instancePath.split('/').at(-1) || 'the manifest';
  const where = /^\d+$/.test(name) ? 'this entry' : name === 'the manifest' ? name : `\`${name}\``;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
      return { message: `Unknown key \`${key}\` in ${where}.${suggest(key, known)}`, extra: [key], part: 'key' };
    }
    case 'required':
      return {
        message: `The key \`${String(params['missingProperty'])}\` is missing in ${where}.`,
        extra: [],
        part: 'key',
      };
    case 'enum':
    case 'const': {
      const allowed = error.keyword === 'const' ? [params['allowedValue']] : (params['allowedValues'] as unknown[]);
      return {
        message: `${where} is \`${show(error.data)}\`; it can be ${allowed.map((one) => `\`${show(one)}\``).join(', ')}.${suggestNear(String(error.data), allowed.map(String))}`,
        extra: [],
        part: 'value',
      };
    }
    case 'type':
      return {
        message: `${where} must be ${article(String(params['type']))}, not \`${show(error.data)}\`.`,
        extra: [],
        part: 'value',
      };
    default:
      return {
        message: `${where} ${error.message ?? 'is not as the schema wants it'} (it is \`${show(error.data)}\`).`,
        extra: [],
        part: 'value',
      };
  }
}

function suggest(word: string, known: readonly string[]): string {
  const near = suggestNear(word, known);
  return near || known.length === 0 || known.length > 14
    ? near
    : ` Known here: ${known.map((key) => `\`${key}\``).join(', ')}.`;
}

function suggestNear(word: string, known: readonly string[]): string {
  const nearest = nearestName(word, known);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function article(type: string): string {
  const names: Record<string, string> = {
    object: 'a map',
    array: 'a list',
    string: 'a text',
    integer: 'a whole number',
    boolean: 'true or false',
  };
  return names[type] ?? `a ${type}`;
}

/** What a schema cannot say: names that must be unique, paths that must stay inside. */
function checkMeaning(manifest: RawManifest, folderName: string, report: Report): void {
  if (manifest.id !== folderName)
    report(['id'], `The id is \`${manifest.id}\`, but its folder is named \`${folderName}\`. They must be equal.`);
  const taken = new Map<string, string>();
  const unique = (scope: string, id: string, at: readonly (string | number)[]) => {
    const key = `${scope} ${id}`;
    if (taken.has(key)) report(at, `The id \`${id}\` is used by another ${scope} of this exercise.`);
    taken.set(key, id);
  };
  const inside = (file: unknown, at: readonly (string | number)[]) => {
    if (typeof file !== 'string') return;
    const reason = whyOutside(file);
    if (reason)
      report(at, `The path \`${file}\` ${reason}. Paths are relative, with \`/\`, and stay inside their folder.`);
  };
  inside(manifest.python, ['python']);
  if (typeof manifest.git === 'string') inside(manifest.git, ['git']);
  manifest.needs?.forEach((need, index) => {
    const read = readNeed(need);
    if (!read || (read.range !== undefined && !isRange(read.range)))
      report(['needs', index], `\`${need}\` is no tool with a version range, e.g. \`docker\` or \`python>=3.10\`.`);
  });
  for (const [index, { to }] of (manifest.data ?? []).entries()) inside(to, ['data', index, 'to']);
  for (const file of Object.keys(manifest.modes ?? {})) inside(file, ['modes', file]);
  manifest.steps.forEach((step, stepIndex) => {
    const at = ['steps', stepIndex] as const;
    unique('step', step.id, [...at, 'id']);
    inside(step.guide, [...at, 'guide']);
    inside(step.opens?.file, [...at, 'opens', 'file']);
    for (const [index, hint] of step.hints.entries()) inside(hint, [...at, 'hints', index]);
    step.checks.forEach((check, index) => {
      const place = [...at, 'checks', index] as const;
      unique('check', check.id, [...place, 'id']);
      inside(check.at?.file, [...place, 'at', 'file']);
      for (const { text, at: where } of optionPaths(check)) inside(text, [...place, ...where]);
    });
  });
}

/** Every path in the options of a check, and of the check that a prediction observes. */
function optionPaths(check: { readonly kind: string; readonly with: unknown }): ReturnType<typeof optionValues> {
  const paths = kinds.find(({ kind }) => kind === check.kind)?.paths;
  const own = [...(paths?.workspace ?? []), ...(paths?.exercise ?? [])]
    .flatMap((name) => optionValues(check.with, name))
    .map(({ text, at }) => ({ text, at: ['with', ...at] }));
  const { observe } = check.with as { readonly observe?: { readonly kind: string; readonly with: unknown } };
  if (check.kind !== 'predict' || !observe) return own;
  return [...own, ...optionPaths(observe).map(({ text, at }) => ({ text, at: ['with', 'observe', ...at] }))];
}

/** Why a path of a manifest may leave its folder; `undefined` when it cannot (symlinks are looked at where files are). */
export function whyOutside(file: string): string | undefined {
  if (file.includes('\\')) return 'has a backslash';
  if (path.posix.isAbsolute(file) || /^[A-Za-z]:/.test(file)) return 'is absolute';
  if (file.split('/').includes('..')) return 'leaves its folder';
  if (file.includes('\0')) return 'has a NUL character';
  return undefined;
}

function readNeed(need: string): ToolNeed | undefined {
  const match = /^([a-z][a-z0-9-]*)\s*((?:[<>=^~].*)?)$/.exec(need);
  return match?.[1] ? { tool: match[1], range: match[2] || undefined } : undefined;
}

function complete(manifest: RawManifest, folder: string, pack: string): Exercise {
  return {
    id: manifest.id,
    title: manifest.title,
    summary: manifest.summary.trim(),
    covers: manifest.covers,
    level: manifest.level,
    minutes: manifest.minutes,
    optional: manifest.optional ?? false,
    needs: (manifest.needs ?? []).flatMap((need) => readNeed(need) ?? []),
    python: manifest.python,
    data: (manifest.data ?? []).map(({ to, month, rows = 2000, labels = true }) => ({ to, month, rows, labels })),
    git: manifest.git ?? true,
    modes: manifest.modes ?? {},
    steps: manifest.steps.map((step) => ({
      ...step,
      opens: step.opens && { file: step.opens.file, at: step.opens.at },
      checks: step.checks.map((check) => ({
        ...check,
        at: check.at && { file: check.at.file, text: check.at.text },
        seconds: check.seconds,
      })),
    })),
    folder,
    pack,
    topic: homeTopic(manifest.covers),
  };
}
