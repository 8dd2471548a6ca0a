import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { runs } from './run-calls';

export const pointlessCommand: Rule<DockerfileDocument> = {
  id: 'dockerfile/pointless-command',
  summary: 'Run no commands that mean nothing in a build',
  why: 'These manage a running machine. In a build they do nothing, fail, or hide that a service was meant to start with the container, so the model server starts without it.',
  severity: 'information',
  aliases: ['DL3001'],
  fixable: false,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const { program, word } of calls) {
        if (!pointless.has(program)) continue;
        yield {
          span: word.span,
          message: `\`${program}\` has no use while an image builds: nothing keeps running after this instruction. Remove it, or do it when the container starts.`,
        };
      }
    }
  },
};

const pointless = new Set(['free', 'kill', 'mount', 'ps', 'service', 'shutdown', 'ssh', 'top', 'vim']);
