import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { runs } from './run-calls';

export const distUpgrade: Rule<DockerfileDocument> = {
  id: 'dockerfile/dist-upgrade',
  summary: 'Do not upgrade the whole distribution in a build',
  why: 'An upgrade of everything makes an image of another release out of a pinned base: CUDA, glibc and Python move under the model.',
  severity: 'warning',
  aliases: ['DL3035'],
  fixable: false,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const { program, args } of calls) {
        const verb = program === 'zypper' && args.find(({ text }) => text === 'dist-upgrade' || text === 'dup');
        if (!verb) continue;
        yield {
          span: verb.span,
          message: `\`zypper ${verb.text}\` turns the base into another release. Take a newer base image instead.`,
        };
      }
    }
  },
};
