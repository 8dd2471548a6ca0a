import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { argumentsOf, programOf } from './shell-nodes';
import { shellScripts } from './shell-scripts';
import { quote } from './shell-unquoted-variable';

export const shellUnquotedBrackets: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-unquoted-brackets',
  summary: 'Quote requirements with extras',
  why: '`mlflow[extras]` is a wildcard to the shell: a file called `mlflows` in the folder, or zsh, and pip installs something else or nothing.',
  severity: 'hint',
  aliases: ['SC2102'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('command')) {
        const words = argumentsOf(node);
        const texts = words.map((word) => script.textOf(word));
        if (
          !/^(?:pip[\d.]*|uv|python[\d.]*|poetry)$/.test(programOf(script, node)) ||
          !texts.some((text) => text === 'install' || text === 'add')
        )
          continue;
        for (const [at, word] of words.entries()) {
          const text = texts[at] ?? '';
          if (!/^[A-Za-z0-9./][\w./-]*\[[\w,.-]+\]/.test(text) || /["'$`\\\s]/.test(text)) continue;
          yield {
            span: script.spanOf(word),
            message: `To the shell, \`${text}\` is a pattern for file names. Write \`"${text}"\`.`,
            fix: { ...quote(script.spanOf(word), text), safe: true },
          };
        }
      }
    }
  },
};
