import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const emptyContinuation: Rule<DockerfileDocument> = {
  id: 'dockerfile/empty-continuation',
  summary: 'Leave no empty line in a continued instruction',
  why: 'Docker will read the empty line as the end of the instruction one day: the rest of your install commands then is an error.',
  severity: 'warning',
  aliases: ['NoEmptyContinuation'],
  fixable: true,
  *check(document) {
    const { text } = document.source;
    for (const { span, heredocs } of document.instructions) {
      if (text.indexOf('\n', span.start) >= span.end) continue;
      const end = heredocs[0]?.body.start ?? span.end;
      for (const { index, 0: blank } of text.slice(span.start, end).matchAll(/\n(?:[^\S\n]*\n)+/g)) {
        const start = span.start + index;
        const mark = text.lastIndexOf(document.escapeMark, start);
        const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
        yield {
          span:
            /^\s*#/.test(line) || mark < span.start
              ? { start, end: start + blank.length }
              : { start: mark, end: mark + 1 },
          message:
            'An empty line follows inside this instruction, which Docker will not accept for ever. Remove it, or write `#` there.',
          fix: {
            title: 'Remove the empty line',
            edits: [{ span: { start: start + 1, end: start + blank.length }, text: '' }],
            safe: true,
          },
        };
      }
    }
  },
};
