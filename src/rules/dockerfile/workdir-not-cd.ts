import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { runs } from './run-calls';

export const workdirNotCd: Rule<DockerfileDocument> = {
  id: 'dockerfile/workdir-not-cd',
  summary: 'Change the folder with WORKDIR',
  why: '`cd` lasts to the end of its RUN only: the next instruction is back where it was, and paths of the model or the data mean another folder than the reader thinks.',
  severity: 'information',
  aliases: ['DL3003'],
  fixable: false,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const { program, word, args } of calls) {
        if (program !== 'cd') continue;
        const folder = args[0]?.text ?? '/';
        yield {
          span: word.span,
          message: `\`cd\` holds until the end of this \`RUN\` only. Put \`WORKDIR ${folder}\` before it.`,
        };
      }
    }
  },
};
