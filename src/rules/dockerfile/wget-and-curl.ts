import type { Rule } from '../../core/rule';
import type { DockerfileDocument, Stage } from '../../parse/dockerfile';
import { stageOf } from './final-stage';
import { runs } from './run-calls';

export const wgetAndCurl: Rule<DockerfileDocument> = {
  id: 'dockerfile/wget-and-curl',
  summary: 'Fetch with wget or with curl, not with both',
  why: 'Two tools for one task are two sets of certificates, proxies and patches to keep in the image that serves the model.',
  severity: 'information',
  aliases: ['DL4001'],
  fixable: false,
  *check(document) {
    const seenIn = new Map<Stage | undefined, Set<string>>();
    for (const { instruction, calls } of runs(document)) {
      const fetches = calls.filter(({ program }) => program === 'wget' || program === 'curl');
      if (fetches.length === 0) continue;
      const stage = stageOf(document, instruction);
      const seen = seenIn.get(stage) ?? new Set();
      seenIn.set(stage, seen);
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
  },
};
