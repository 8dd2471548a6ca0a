import type { Rule } from '../../core/rule';
import type { Span } from '../../core/span';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { findSecret } from './secret-words';

export const secretValue: Rule<DockerfileDocument> = {
  id: 'dockerfile/secret-value',
  summary: 'Write no password, token or key into a Dockerfile',
  why: 'The file is in Git and the value in a layer: both keep it after you delete it. A stolen tracking or bucket key lets others read your training data and replace your models.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ source: { text }, instructions }) {
    if (!findSecret(text)) return;
    for (const instruction of instructions) {
      const { start, end } = instruction.span;
      if (instruction.keyword === 'FROM') continue;
      let from = start;
      for (let found = findSecret(text.slice(from, end)); found; found = findSecret(text.slice(from, end))) {
        const span: Span = { start: from + found.start, end: from + found.end };
        const advice =
          'Replace it there first, since it is known now, and give the new one with `RUN --mount=type=secret` or when the container starts.';
        yield { span, message: `This is ${found.what}, readable for all who see the file or the image. ${advice}` };
        from = span.end;
      }
    }
  },
};
