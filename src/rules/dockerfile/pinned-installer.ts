import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';
import { pipInstalls } from './installs';

export const pinnedInstaller: Rule<DockerfileDocument> = {
  id: 'dockerfile/pinned-installer',
  summary: 'Pin pip itself',
  why: 'A new pip resolves dependencies in another way: the build of tomorrow gets other packages, or stops.',
  severity: 'hint',
  aliases: ['DL3013'],
  fixable: false,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      for (const { packages, invocation } of pipInstalls(instruction)) {
        for (const { text, span } of packages) {
          if (invocation.program === 'uv' || !/^(?:pip|setuptools|wheel)$/i.test(text)) continue;
          yield {
            span,
            message: `\`${text}\` has no version: each build takes the newest. Write \`${text}==<version>\`.`,
          };
        }
      }
    }
  },
};
