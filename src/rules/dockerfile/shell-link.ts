import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { runs } from './run-calls';

export const shellLink: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-link',
  summary: 'Choose the shell with SHELL, not by a link',
  why: 'A link over /bin/sh changes the shell of every script in the image, also of the system’s own: packages that install later can fail.',
  severity: 'warning',
  aliases: ['DL4005'],
  fixable: false,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const { program, word, args } of calls) {
        const target = args.find(({ text }) => text === '/bin/sh');
        if (program !== 'ln' || !target) continue;
        yield {
          span: { start: word.span.start, end: target.span.end },
          message:
            'This changes `/bin/sh` for the whole image. Choose the shell of the build with `SHELL ["/bin/bash", "-c"]`.',
        };
      }
    }
  },
};
