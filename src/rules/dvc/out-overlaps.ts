import type { DvcPath } from '../../parse/dvc';
import type { DvcRule } from './rule';

/** Each output belongs to one stage. */
export const outOverlaps: DvcRule = {
  id: 'dvc/out-overlaps',
  summary: 'Let each output belong to one stage.',
  why: 'DVC refuses the pipeline: with two stages that write the same model nobody could say which one it came from.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ stages }) {
    const owners = new Map<string, string>();
    const told = new Set<DvcPath>();
    for (const { name, paths } of stages) {
      for (const path of paths) {
        if (path.kind === 'deps' || !path.resolved) continue;
        const owner = owners.get(path.resolved);
        if (owner !== undefined) {
          told.add(path);
          const which = owner === name ? 'twice in this stage' : `by \`${owner}\` already`;
          yield {
            span: path.span,
            message: `\`${path.path}\` is written ${which}, so DVC refuses the pipeline. Keep it in one place.`,
          };
        } else owners.set(path.resolved, name);
      }
    }
    for (const { paths } of stages) {
      for (const path of paths) {
        if (path.kind === 'deps' || !path.resolved || told.has(path)) continue;
        const parts = path.resolved.split('/').slice(0, 100);
        const outer = parts
          .slice(0, -1)
          .map((_, index) => parts.slice(0, index + 1).join('/'))
          .find((folder) => owners.has(folder));
        if (outer === undefined) continue;
        yield {
          span: path.span,
          message: `\`${path.path}\` lies in \`${outer}\`, which \`${owners.get(outer)}\` writes as a whole, so DVC refuses the pipeline. Name the files, or only the folder.`,
        };
      }
    }
  },
};
