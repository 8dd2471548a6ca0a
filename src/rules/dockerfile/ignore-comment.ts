import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const ignoreComment: Rule<DockerfileDocument> = {
  id: 'dockerfile/ignore-comment',
  summary: 'Silence no rule in the file',
  why: 'A comment that silences a rule is read by nobody again: it stays when its reason has gone.',
  severity: 'hint',
  aliases: ['DL1001'],
  fixable: false,
  *check(document) {
    const { text } = document.source;
    for (const { start, end } of document.comments) {
      if (!/^#\s*hadolint\s+(?:global\s+|stage\s+)?ignore\s*=/.test(text.slice(start, end))) continue;
      yield {
        span: { start, end },
        message:
          'This silences a rule in the file itself. Remove it, or say in the settings of the project what does not matter to it.',
      };
    }
  },
};
