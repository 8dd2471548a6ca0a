import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { removeInstruction } from './edit-instruction';
import { sections } from './final-stage';

export const oneOfEach: Rule<DockerfileDocument> = {
  id: 'dockerfile/one-of-each',
  summary: 'Write CMD, ENTRYPOINT and HEALTHCHECK once in a stage',
  why: 'Only the last one counts: the server that starts is not the one that the reader sees first.',
  severity: 'warning',
  aliases: ['DL3012', 'DL4003', 'DL4004', 'MultipleInstructionsDisallowed'],
  fixable: true,
  *check(document) {
    for (const section of sections(document)) {
      for (const [keyword, alias] of ids) {
        const those = section.filter((instruction) => instruction.keyword === keyword);
        for (const [at, instruction] of those.entries()) {
          const before = those[at - 1];
          if (!before) continue;
          yield {
            span: instruction.keywordSpan,
            message: `This stage has a \`${keyword}\` before this one, and only the last counts. Remove what is not meant.`,
            fix: {
              title: `Remove the ${keyword} that does not count`,
              edits: [removeInstruction(document, before)],
              safe: true,
            },
            aliases: [alias, 'MultipleInstructionsDisallowed'],
          };
        }
      }
    }
  },
};

const ids = [
  ['CMD', 'DL4003'],
  ['ENTRYPOINT', 'DL4004'],
  ['HEALTHCHECK', 'DL3012'],
] as const;
