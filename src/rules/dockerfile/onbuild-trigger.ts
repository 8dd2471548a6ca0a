import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const onbuildTrigger: Rule<DockerfileDocument> = {
  id: 'dockerfile/onbuild-trigger',
  summary: 'Trigger only what ONBUILD can trigger',
  why: 'ONBUILD, FROM and MAINTAINER cannot be kept for later: the build stops.',
  severity: 'error',
  aliases: ['DL3043'],
  fixable: false,
  *check(document) {
    for (const { trigger } of document.instructions) {
      if (!trigger || !/^(?:ONBUILD|FROM|MAINTAINER)$/.test(trigger.keyword)) continue;
      yield {
        span: trigger.keywordSpan,
        message: `\`ONBUILD\` cannot keep \`${trigger.keyword}\` for later. Put it into the Dockerfile that builds on this image.`,
      };
    }
  },
};
