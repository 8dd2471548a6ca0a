import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';

export const copySeveral: Rule<DockerfileDocument> = {
  id: 'dockerfile/copy-several',
  summary: 'End the target of several sources with a slash',
  why: 'Without the slash the target may be taken for a file: the second source then replaces the first, or the build stops.',
  severity: 'warning',
  aliases: ['DL3021'],
  fixable: true,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      const target = instruction.words.at(-1);
      if (!/^(?:COPY|ADD)$/.test(instruction.keyword) || instruction.words.length < 3 || !target) continue;
      const value = document.expand(target.text, instruction);
      if (value === undefined || /[\\/]$/.test(value) || /^(?:.*\/)?\.{1,2}$/.test(value)) continue;
      const end =
        target.span.end - (/["']$/.test(document.source.text.slice(target.span.start, target.span.end)) ? 1 : 0);
      yield {
        span: target.span,
        message: `Several sources need a folder to go to. Write \`${target.text}/\`.`,
        fix: { title: `Write ${target.text}/`, edits: [{ span: { start: end, end }, text: '/' }], safe: true },
      };
    }
  },
};
