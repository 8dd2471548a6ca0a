import type { DvcRule } from './rule';

/** Paths are relative, so that the pipeline runs elsewhere too. */
export const absolutePath: DvcRule = {
  id: 'dvc/absolute-path',
  summary: 'Name data and models by relative paths.',
  why: 'The pipeline runs on the machine where it was written and nowhere else: not in CI, not on the GPU host, not for the next person.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ stages }) {
    for (const { paths } of stages) {
      for (const { path, span, kind } of paths) {
        if (!/^\/[^/]|^~|^[A-Za-z]:[\\/]/.test(path)) continue;
        yield {
          span,
          message: `\`${path}\` is a place of one machine. Use a path inside the repository${kind === 'deps' ? ', or a remote such as `s3://…` with `dvc import-url`' : ''}.`,
        };
      }
    }
  },
};
