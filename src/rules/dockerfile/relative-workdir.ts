import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { absoluteWorkdir } from './absolute-workdir';

export const relativeWorkdir: Rule<DockerfileDocument> = {
  id: 'dockerfile/relative-workdir',
  summary: 'Write every WORKDIR as a whole path',
  why: 'A relative WORKDIR means another folder when a line above it changes.',
  severity: 'hint',
  aliases: ['DL3000'],
  fixable: false,
  *check(document) {
    const told = new Set([...absoluteWorkdir.check(document)].map(({ span }) => span.start));
    for (const { keyword, words } of document.instructions) {
      const [path] = words;
      if (keyword !== 'WORKDIR' || !path || told.has(path.span.start) || /^(?:[/$\\]|[A-Za-z]:)/.test(path.text))
        continue;
      yield {
        span: path.span,
        message: `\`${path.text}\` is relative to the \`WORKDIR\` before it. Write the whole path.`,
      };
    }
  },
};
