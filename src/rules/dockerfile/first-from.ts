import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isDockersSyntax } from '../../parse/dockerfile-directives';

export const firstFrom: Rule<DockerfileDocument> = {
  id: 'dockerfile/first-from',
  summary: 'Begin with FROM',
  why: 'Only ARG, comments and directives may stand in front of the first FROM: the build stops.',
  severity: 'error',
  aliases: ['DL3061'],
  fixable: false,
  *check(document) {
    if (!isDockersSyntax(document.source.text)) return;
    const { preamble, stages } = document;
    const early = preamble.filter(({ keyword }) => keyword !== 'ARG');
    // In a file without any FROM one finding says it.
    for (const { keywordSpan, keyword } of stages.length === 0 ? early.slice(0, 1) : early)
      yield {
        span: keywordSpan,
        message: `No stage has begun, so \`${keyword}\` has no image to work on. Put a \`FROM\` before it.`,
      };
  },
};
