import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { startsAtRoot } from './base-image';
import { insertBefore } from './edit-instruction';

export const relativeCopy: Rule<DockerfileDocument> = {
  id: 'dockerfile/relative-copy',
  summary: 'Set WORKDIR before copying to a relative place',
  why: 'Without a WORKDIR your code and model land in the root folder among the system’s own, where a package called `data` or `models` can meet another.',
  severity: 'warning',
  aliases: ['DL3045'],
  fixable: true,
  *check(document) {
    for (const stage of document.stages) {
      if (!startsAtRoot(document.baseOf(stage)?.repository)) continue;
      const own = new Set(stage.instructions);
      for (const instruction of document.lineage(stage).flatMap((each) => each.instructions)) {
        if (instruction.keyword === 'WORKDIR') break;
        const target = instruction.words.at(-1);
        if (
          !/^(?:COPY|ADD)$/.test(instruction.keyword) ||
          !own.has(instruction) ||
          !target ||
          instruction.words.length < 2
        )
          continue;
        const value = document.expand(target.text, instruction);
        if (value === undefined || /^(?:[\\/]|[A-Za-z]:|<<)/.test(value)) continue;
        yield {
          span: target.span,
          ...(instruction.keyword === 'ADD' && { aliases: [] }),
          message: `No \`WORKDIR\` is set, so \`${target.text}\` means the root folder of the image. Set one first, e.g. \`WORKDIR /app\`.`,
          fix: {
            title: 'Set WORKDIR /app first',
            edits: [insertBefore(document, instruction, ['WORKDIR /app'])],
            safe: false,
          },
        };
        break;
      }
    }
  },
};
