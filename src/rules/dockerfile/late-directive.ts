import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readDirectives } from '../../parse/dockerfile-directives';

export const lateDirective: Rule<DockerfileDocument> = {
  id: 'dockerfile/late-directive',
  summary: 'Put parser directives on the first lines',
  why: 'Behind a comment, an empty line or an instruction a directive is a comment: the syntax version that you pinned is not used.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const { text } = document.source;
    const end = readDirectives(text).at(-1)?.span.end ?? 0;
    const first = document.instructions[0]?.span.start ?? text.length;
    for (const { start, end: close } of document.comments) {
      const comment = text.slice(start, close);
      if (start < end || start > first + 2_000 || !late.test(comment)) continue;
      yield {
        span: { start, end: close },
        message:
          'This is a comment and no directive, since something stands before it. Move it to the first line of the file.',
      };
    }
  },
};

const late = /^#\s*(?:syntax\s*=\s*\S*docker\S*|escape\s*=\s*[\\`]|check\s*=\s*(?:skip|error|experimental)\s*=.*)\s*$/i;
