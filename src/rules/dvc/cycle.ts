import { reaches } from '../reaches';
import type { DvcRule } from './rule';

/** No stage waits, in the end, for itself. */
export const cycle: DvcRule = {
  id: 'dvc/cycle',
  summary: 'Let no stage depend on what it leads to.',
  why: 'DVC refuses the pipeline: a model that is read by the stage that writes it has no first version to be made from.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ stages }) {
    // More stages than this are made by a program, and looking for circles takes time with their square.
    if (stages.length > 300) return;
    const writers = new Map<string, string>();
    for (const { name, paths } of stages)
      for (const { kind, resolved } of paths) if (kind !== 'deps' && resolved) writers.set(resolved, name);
    const writerOf = (path: string): string | undefined => {
      const parts = path.split('/').slice(0, 100);
      return parts
        .map((_, index) => writers.get(parts.slice(0, index + 1).join('/')))
        .find((found) => found !== undefined);
    };
    const before = new Map(
      stages.map(({ name, paths }) => [
        name,
        paths.flatMap(({ kind, resolved }) => (kind === 'deps' && resolved ? (writerOf(resolved) ?? []) : [])),
      ]),
    );
    for (const { name, paths, isMany } of stages) {
      if (isMany) continue;
      for (const { kind, resolved, span, path } of paths) {
        const writer = kind === 'deps' && resolved ? writerOf(resolved) : undefined;
        if (writer === undefined || !reaches(before, writer, name)) continue;
        const message =
          writer === name
            ? `\`${name}\` reads and writes \`${path}\``
            : `\`${name}\` reads \`${path}\` of \`${writer}\`, which waits for \`${name}\``;
        yield {
          span,
          message: `${message}, so DVC refuses the pipeline. Write to another path, or take this one out.`,
        };
      }
    }
  },
};
