import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { programOf, splitIn } from './shell-nodes';
import { shellScripts } from './shell-scripts';
import { quote } from './shell-unquoted-variable';

/** They print numbers, or a list that is meant to be split. */
const harmless = /^(?:nproc|getconf|seq|pgrep|wc|id)$/;

export const shellUnquotedSubstitution: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-unquoted-substitution',
  summary: 'Quote what a command substitution becomes',
  why: 'The output is split at white space and its wildcards are expanded: one odd name or one line more than expected, and the build works on the wrong files.',
  severity: 'information',
  aliases: ['SC2046'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      if (!script.isRun) continue;
      for (const node of script.all('command_substitution')) {
        const line = splitIn(node, script);
        if (!line) continue;
        const commands = node.children.filter(({ named }) => named);
        const [first] = commands;
        if (commands.length === 1 && first?.type === 'command' && harmless.test(programOf(script, first))) continue;
        const text = script.textOf(node);
        // `echo $(…)` joins lines on purpose.
        if (line.type === 'command' && programOf(script, line) === 'echo' && node.parent === line) continue;
        const span = script.spanOf(node);
        const isLong = text.length > 60 || text.includes('\n');
        yield {
          span,
          message: `${isLong ? 'The output of this substitution' : `What \`${text}\` prints`} is split at white space, and wildcards in it are expanded. Put it in double quotes, unless it is a list that must be split.`,
          fix: quote(span, '$(…)'),
        };
      }
    }
  },
};
