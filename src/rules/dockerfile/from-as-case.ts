import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const fromAsCase: Rule<DockerfileDocument> = {
  id: 'dockerfile/from-as-case',
  summary: 'Write as in the case of FROM',
  why: 'In a long file the eye finds the stages of a training image by FROM and AS: one in another case is overlooked.',
  severity: 'hint',
  aliases: ['FromAsCasing'],
  fixable: true,
  *check(document) {
    for (const { from } of document.stages) {
      const [, as, name] = from.words;
      if (as?.text.toLowerCase() !== 'as' || !name) continue;
      const keyword = document.source.text.slice(from.keywordSpan.start, from.keywordSpan.end);
      const wanted = keyword === keyword.toUpperCase() ? 'AS' : keyword === keyword.toLowerCase() ? 'as' : as.text;
      if (as.text === wanted) continue;
      yield {
        span: as.span,
        message: `\`${keyword}\` and \`${as.text}\` are written in different cases. Write \`${wanted}\`.`,
        fix: { title: `Write ${wanted}`, edits: [{ span: as.span, text: wanted }], safe: true },
      };
    }
  },
};
