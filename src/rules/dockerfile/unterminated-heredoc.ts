import type { Rule } from '../../core/rule';
import type { Span } from '../../core/span';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { withTriggers } from './final-stage';

export const unterminatedHeredoc: Rule<DockerfileDocument> = {
  id: 'dockerfile/unterminated-heredoc',
  summary: 'End a here-document',
  why: 'Without its end all that follows is text of the here-document: the build stops.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      if (!instruction.text.includes('<<') || !/^(?:RUN|COPY|ADD)$/.test(instruction.keyword) || instruction.isExec)
        continue;
      const opened = instruction.words.flatMap(({ span }) => {
        const match = opener.exec(document.source.text.slice(span.start, span.end));
        return match ? [{ span, name: match[1] ?? match[2] ?? '' }] : [];
      });
      const { span, name } = opened[instruction.heredocs.length] ?? {};
      if (span && !isQuoted(instruction, span))
        yield {
          span,
          message: `No line is \`${name}\` alone, so this here-document never ends. Put that line behind its text.`,
        };
    }
  },
};

const opener = /^\d*<<-?(?:["']([\w.-]+)["']|([\w.-]+))$/;

/** Inside quotes that a whole script stands in, as in `bash -c "cat <<EOF"`. */
function isQuoted({ text, words }: Instruction, { start }: Span): boolean {
  const before = words
    .filter(({ span }) => span.start < start)
    .map(({ text: word }) => word)
    .join(' ');
  return text.trimStart().startsWith('[') || /\$\(\(/.test(before);
}
