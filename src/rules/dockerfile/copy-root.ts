import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';

export const copyRoot: Rule<DockerfileDocument> = {
  id: 'dockerfile/copy-root',
  summary: 'Do not copy the whole file system of a stage',
  why: 'A copy of / brings back what the stages were split for: compilers, caches and secrets of the build.',
  severity: 'warning',
  aliases: ['DL3067'],
  fixable: false,
  *check(document) {
    for (const { keyword, flags, words } of withTriggers(document)) {
      const target = words.at(-1);
      const source = words.slice(0, -1).find(({ text }) => text === '/');
      if (keyword !== 'COPY' || !source || target?.text !== '/' || !flags.some(({ name }) => name === 'from')) continue;
      yield {
        span: { start: source.span.start, end: target.span.end },
        message:
          'This copies everything of the other stage, also its compilers and caches. Copy the folders that are needed, or build on it with `FROM`.',
      };
    }
  },
};
