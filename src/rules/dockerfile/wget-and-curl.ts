import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { sections } from './final-stage';
import { runs } from './run-calls';

export const wgetAndCurl: Rule<DockerfileDocument> = {
  id: 'dockerfile/wget-and-curl',
  summary: 'Fetch with wget or with curl, not with both',
  why: 'Two tools for one task are two sets of certificates, proxies and patches to keep in the image that serves the model.',
  severity: 'information',
  aliases: ['DL4001'],
  fixable: false,
  *check(document) {
    for (const section of sections(document)) {
      const own = new Set(section.flatMap((instruction) => [instruction, instruction.trigger ?? instruction]));
      let first: string | undefined;
      for (const { calls } of runs(document).filter(({ instruction }) => own.has(instruction))) {
        for (const { program, word } of calls) {
          if (program !== 'wget' && program !== 'curl') continue;
          first ??= program;
          if (program === first) continue;
          yield {
            span: word.span,
            message: `This stage uses \`${first}\` already. Fetch with that here too, and leave \`${program}\` out of the image.`,
          };
        }
      }
    }
  },
};
