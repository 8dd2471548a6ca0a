import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const reservedStage: Rule<DockerfileDocument> = {
  id: 'dockerfile/reserved-stage',
  summary: 'Do not call a stage scratch or context',
  why: 'Both names mean something else to the builder, so copies and bases do not mean your stage.',
  severity: 'warning',
  aliases: ['DL3063', 'ReservedStageName'],
  fixable: false,
  *check(document) {
    for (const { name, from } of document.stages) {
      const word = from.words[2];
      if (word && (name === 'scratch' || name === 'context'))
        yield {
          span: word.span,
          message: `\`${name}\` means something of its own to the builder. Call the stage something else.`,
        };
    }
  },
};
