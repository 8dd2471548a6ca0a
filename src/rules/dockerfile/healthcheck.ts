import type { Rule } from '../../core/rule';
import type { DockerfileDocument, Stage } from '../../parse/dockerfile';

export const healthcheck: Rule<DockerfileDocument> = {
  id: 'dockerfile/healthcheck',
  summary: 'Say how to ask an image for its health',
  why: 'Without a check a hung model server counts as running.',
  severity: 'hint',
  aliases: ['DL3057'],
  fixable: false,
  *check(document) {
    const { stages } = document;
    const checked = stages.filter(({ instructions }) => instructions.some(({ keyword }) => keyword === 'HEALTHCHECK'));
    for (const stage of stages) {
      const related = (other: Stage) =>
        document.lineage(other).includes(stage) || document.lineage(stage).includes(other);
      const { image } = stage;
      if (!image || checked.some(related)) continue;
      yield {
        span: image.span,
        message:
          'No `HEALTHCHECK` says how to ask this image whether it works. Add one, or `HEALTHCHECK NONE` where nothing can be asked.',
      };
    }
  },
};
