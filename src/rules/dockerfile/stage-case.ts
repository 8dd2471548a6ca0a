import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const stageCase: Rule<DockerfileDocument> = {
  id: 'dockerfile/stage-case',
  summary: 'Write stage names in lower case',
  why: 'The builder compares names in lower case: two spellings of one stage look like two stages.',
  severity: 'hint',
  aliases: ['StageNameCasing'],
  fixable: true,
  *check(document) {
    for (const { from } of document.stages) {
      const [, as, name] = from.words;
      if (as?.text.toLowerCase() !== 'as' || !name || name.text === name.text.toLowerCase()) continue;
      const lower = name.text.toLowerCase();
      yield {
        span: name.span,
        message: `The builder reads this name as \`${lower}\`. Write it in lower case.`,
        fix: { title: `Write ${lower}`, edits: [{ span: name.span, text: lower }], safe: true },
      };
    }
  },
};
