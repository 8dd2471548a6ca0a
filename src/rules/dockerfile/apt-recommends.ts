import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { addWords } from './edit-instruction';
import { isKept, stageOf, withTriggers } from './final-stage';
import { aptInstalls } from './installs';

export const aptRecommends: Rule<DockerfileDocument> = {
  id: 'dockerfile/apt-recommends',
  summary: 'Install no recommended packages that nobody asked for',
  why: 'Recommended packages bring compilers, documentation and X libraries into a model server: more to download at each scale-out, and more to patch.',
  severity: 'information',
  aliases: ['DL3015'],
  fixable: true,
  *check(document) {
    // Also when a configuration file of apt says it for all commands.
    if (/APT::Install-Recommends/i.test(document.source.text)) return;
    for (const instruction of withTriggers(document)) {
      if (!isKept(document, stageOf(document, instruction))) continue;
      for (const { verb, options, packages, invocation } of aptInstalls(instruction)) {
        if (packages.length === 0 || options.some(({ text }) => text === '--no-install-recommends')) continue;
        yield {
          span: verb.span,
          message: 'This installs recommended packages too. Add `--no-install-recommends`, and name what you do need.',
          ...(invocation.program === 'apt' && { aliases: [] }),
          fix: {
            title: 'Add --no-install-recommends',
            edits: [addWords(document, verb, ['--no-install-recommends'])],
            safe: false,
          },
        };
      }
    }
  },
};
