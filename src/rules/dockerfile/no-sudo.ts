import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { runs } from './run-calls';

export const noSudo: Rule<DockerfileDocument> = {
  id: 'dockerfile/no-sudo',
  summary: 'Build without sudo',
  why: 'Builds run as root already. sudo in the image gives whoever breaks the model server a way back to root.',
  severity: 'warning',
  aliases: ['DL3004'],
  fixable: false,
  *check(document) {
    for (const { instruction } of runs(document)) {
      for (const { words } of instruction.commands) {
        const [program] = words;
        if (program?.text !== 'sudo') continue;
        yield {
          span: program.span,
          message:
            '`sudo` needs a terminal and rules that a build may not have, and stays in the image for an intruder. Put `USER root` before the step and change back after it.',
        };
      }
    }
  },
};
