import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';

export const maintainer: Rule<DockerfileDocument> = {
  id: 'dockerfile/maintainer',
  summary: 'Say who maintains an image with a label',
  why: 'MAINTAINER is deprecated, and tools that look for the owner of a vulnerable model image read labels only.',
  severity: 'warning',
  aliases: ['DL4000', 'MaintainerDeprecated'],
  fixable: true,
  *check(document) {
    for (const { keyword, keywordSpan, text, span, trigger } of withTriggers(document)) {
      if (keyword !== 'MAINTAINER' || trigger) continue;
      const name = text.trim().replace(/^(["'])(.*)\1$/, '$2');
      const isPlain = name !== '' && !/["\\$\n]/.test(name);
      yield {
        span: keywordSpan,
        message: '`MAINTAINER` is deprecated. Use the label `org.opencontainers.image.authors`.',
        ...(isPlain && {
          fix: {
            title: 'Use a label',
            edits: [{ span, text: `LABEL org.opencontainers.image.authors="${name}"` }],
            safe: true,
          },
        }),
      };
    }
  },
};
