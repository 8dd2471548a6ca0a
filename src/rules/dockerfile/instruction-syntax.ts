import { nearestName } from '../../core/nearest-name';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isDockersSyntax } from '../../parse/dockerfile-directives';
import { argumentFact } from './argument-fact';
import { withTriggers } from './final-stage';
import { unterminatedHeredoc } from './unterminated-heredoc';

export const instructionSyntax: Rule<DockerfileDocument> = {
  id: 'dockerfile/instruction-syntax',
  summary: 'Write instructions that the builder can read',
  why: 'The builder reads the whole file before it begins: one instruction that it cannot read, and nothing is built.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    const { text } = document.source;
    if (!isDockersSyntax(text)) return;
    const [open] = unterminatedHeredoc.check(document);
    for (const instruction of withTriggers(document)) {
      // What follows is text of the here-document that never ends.
      if (open && instruction.span.start > open.span.start) return;
      const { keyword, keywordSpan } = instruction;
      if (!names.has(keyword)) {
        // A template is no Dockerfile yet.
        if (/^[^A-Za-z]/.test(keyword)) continue;
        const near = nearestName(keyword, names);
        yield {
          span: keywordSpan,
          message: `\`${keyword}\` is no instruction. ${near === undefined ? 'Correct it, or continue the line before it.' : `Write \`${near}\`.`}`,
          ...(near !== undefined && {
            fix: { title: `Write ${near}`, edits: [{ span: keywordSpan, text: near }], safe: false },
          }),
        };
        continue;
      }
      const fact = argumentFact(instruction, text);
      if (fact) yield fact;
    }
  },
};

const names = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
