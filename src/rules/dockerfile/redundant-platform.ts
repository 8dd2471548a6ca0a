import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const redundantPlatform: Rule<DockerfileDocument> = {
  id: 'dockerfile/redundant-platform',
  summary: 'Leave out the platform that is meant anyway',
  why: 'A stage is built for the target platform when nothing is said: the flag makes the reader look for a reason.',
  severity: 'information',
  aliases: ['DL3065', 'RedundantTargetPlatform'],
  fixable: true,
  *check(document) {
    for (const { from } of document.stages) {
      const flag = from.flags.find(({ name }) => name === 'platform');
      const next = from.words[0];
      if (!flag || !next || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value)) continue;
      yield {
        span: flag.span,
        message: '`$TARGETPLATFORM` is the platform of a stage anyway. Leave the flag out.',
        fix: {
          title: 'Leave the flag out',
          edits: [{ span: { start: flag.span.start, end: next.span.start }, text: '' }],
          safe: true,
        },
      };
    }
  },
};
