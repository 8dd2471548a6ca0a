import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const instructionCase: Rule<DockerfileDocument> = {
  id: 'dockerfile/instruction-case',
  summary: 'Write all instructions in one case',
  why: 'Instructions in mixed case are overlooked in review, above all USER and COPY.',
  severity: 'hint',
  aliases: ['ConsistentInstructionCasing'],
  fixable: true,
  *check(document) {
    const { text } = document.source;
    const written = document.instructions
      .filter(({ keyword }) => keyword !== 'ARG' || document.stages.length > 0)
      .map(({ keywordSpan }) => ({ span: keywordSpan, word: text.slice(keywordSpan.start, keywordSpan.end) }));
    const lower = written.filter(({ word }) => word === word.toLowerCase()).length;
    const upper = written.filter(({ word }) => word === word.toUpperCase()).length;
    const isLower = lower > upper;
    for (const { span, word } of written) {
      const wanted = isLower ? word.toLowerCase() : word.toUpperCase();
      if (word === wanted) continue;
      yield {
        span,
        message: `Most instructions of this file are in ${isLower ? 'lower' : 'upper'} case. Write \`${wanted}\`.`,
        fix: { title: `Write ${wanted}`, edits: [{ span, text: wanted }], safe: true },
      };
    }
  },
};
