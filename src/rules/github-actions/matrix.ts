import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import type { YamlDocument } from '../../parse/yaml';
import type { WorkflowRule } from './rule';

/** Values of a matrix stand once, and what it excludes is in it. */
export const matrix: WorkflowRule = {
  id: 'github-actions/matrix',
  summary: 'Name each value of a matrix once, and exclude only what is in it.',
  why: 'A value that stands twice trains the same model twice on a GPU that is paid by the minute; an `exclude` that matches nothing lets the combination run that was to be left out.',
  severity: 'warning',
  aliases: ['matrix'],
  fixable: false,
  *check({ yaml }) {
    if (!yaml) return;
    for (const { value: job } of yaml.entries(yaml.get(yaml.root, 'jobs'))) {
      const node = yaml.get(yaml.get(job, 'strategy'), 'matrix');
      if (!node || yaml.scalar(node) !== undefined) continue;
      yield* checkMatrix(yaml, node);
    }
  },
};

function* checkMatrix(yaml: YamlDocument, node: Node): Iterable<Problem> {
  const axes = new Map<string, readonly unknown[] | undefined>();
  for (const { key, value } of yaml.entries(node)) {
    if (key === 'include' || key === 'exclude') continue;
    const items = yaml.items(value);
    const known = yaml.scalar(value) === undefined && items.length > 0;
    const values = items.map((item) => yaml.toValue(item));
    axes.set(key.toLowerCase(), known ? values : undefined);
    const seen: unknown[] = [];
    for (const [index, made] of values.entries()) {
      const item = items[index];
      if (item && seen.some((each) => isEqual(each, made)))
        yield {
          span: yaml.spanOf(item),
          message: `\`${shown(made)}\` stands twice in \`${key}\`, so its jobs run twice. Take one of them out.`,
        };
      seen.push(made);
    }
  }
  const exclude = yaml.get(node, 'exclude');
  if (!exclude || [...axes.values()].some((values) => values === undefined || values.some(isOpen))) {
    if (!exclude) return;
  }
  for (const row of yaml.items(exclude)) {
    for (const { key, keySpan, value } of yaml.entries(row)) {
      const name = key.toLowerCase();
      if (!axes.has(name)) {
        if (yaml.scalar(node) === undefined)
          yield {
            span: keySpan,
            message: `The matrix has no \`${key}\`, so this excludes nothing. ${axes.size > 0 ? `It has ${[...axes.keys()].map((each) => `\`${each}\``).join(', ')}.` : 'What stands in `include` cannot be excluded: take it out there.'}`,
          };
        continue;
      }
      const values = axes.get(name);
      const wanted = yaml.toValue(value);
      if (!values || values.some(isOpen) || isOpen(wanted) || !value) continue;
      if (!values.some((each) => holds(each, wanted)))
        yield {
          span: yaml.spanOf(value),
          message: `\`${key}\` of the matrix is never \`${shown(wanted)}\`, so this excludes nothing. Take it out, or write one of ${values
            .slice(0, 8)
            .map((each) => `\`${shown(each)}\``)
            .join(', ')}.`,
        };
    }
  }
}

function isOpen(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes('${{');
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return String(a) === String(b);
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => key in b && isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** Whether a value of the matrix is what an `exclude` names; of an object it may name a part. */
function holds(value: unknown, wanted: unknown): boolean {
  if (typeof value !== 'object' || typeof wanted !== 'object' || value === null || wanted === null)
    return String(value) === String(wanted);
  return Object.entries(wanted).every(([key, part]) => holds((value as Record<string, unknown>)[key], part));
}

function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
