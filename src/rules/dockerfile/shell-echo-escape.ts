import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { argumentsOf, programOf } from './shell-nodes';
import { shellScripts } from './shell-scripts';

export const shellEchoEscape: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-echo-escape',
  summary: 'Write escapes with printf',
  why: 'Whether `echo "a\\nb"` writes two lines depends on the shell: a new base image, and the configuration of the server holds a backslash and an n.',
  severity: 'information',
  aliases: ['SC2028'],
  fixable: false,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('command')) {
        if (programOf(script, node) !== 'echo') continue;
        const words = argumentsOf(node);
        if (words.some((word) => /^-[nE]*e/.test(script.textOf(word)))) continue;
        for (const word of words) {
          if (word.type !== 'string' && word.type !== 'raw_string') continue;
          const mark = /\\[abefnrtv]|\\0\d/.exec(script.textOf(word).replace(/\\\\(?=\\)/g, ''))?.[0];
          if (!mark) continue;
          yield {
            span: script.spanOf(word),
            message: `\`echo\` writes \`${mark}\` as it is in some shells and expands it in others. Use \`printf\`.`,
          };
        }
      }
    }
  },
};
