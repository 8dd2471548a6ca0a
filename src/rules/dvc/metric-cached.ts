import type { DvcRule } from './rule';

/** Metrics are small: Git keeps them, so that a clone shows them. */
export const metricCached: DvcRule = {
  id: 'dvc/metric-cached',
  summary: 'Keep metrics in Git with `cache: false`.',
  why: 'A cached metric is not in the commit: `dvc metrics diff` in a fresh clone shows nothing until somebody with access to the remote has pulled, and a review cannot see that the model got worse.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check({ stages, yaml, source: { text } }) {
    for (const { paths } of stages) {
      for (const { kind, span, options, path } of paths) {
        if (kind !== 'metrics' || !yaml || yaml.entry(options, 'cache')) continue;
        const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
        const dash = /^( *)- $/.exec(text.slice(lineStart, span.start))?.[1];
        const isPlain = !options && dash !== undefined && /^[ \t]*(?:\r?\n|$)/.test(text.slice(span.end));
        const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
        yield {
          span,
          message: `\`${path}\` goes into the cache, so a clone has no metrics before \`dvc pull\`. Set \`cache: false\`, and Git keeps them.`,
          ...(isPlain && {
            fix: {
              title: 'Keep it in Git',
              edits: [{ span: { start: span.end, end: span.end }, text: `:${lineEnd}${dash}    cache: false` }],
              safe: false,
            },
          }),
        };
      }
    }
  },
};
