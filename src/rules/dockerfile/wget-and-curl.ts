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
      const seen = new Set<string>();
      for (const { instruction, calls } of runs(document)) {
        if (!own.has(instruction)) continue;
        const fetches = calls.filter(({ program }) => program === 'wget' || program === 'curl');
        for (const { program } of fetches) seen.add(program);
        const [first] = seen;
        const fetch = fetches.find(({ program }) => program !== first) ?? fetches[0];
        if (seen.size < 2 || !fetch) continue;
        const other = fetch.program === 'wget' ? 'curl' : 'wget';
        yield {
          span: fetch.word.span,
          message: `This stage uses \`${other}\` as well. Fetch with one of them everywhere, and leave the other out of the image.`,
        };
      }
    }
  },
};
