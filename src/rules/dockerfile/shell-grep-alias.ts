import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { programOf } from './shell-nodes';
import { shellScripts } from './shell-scripts';

export const shellGrepAlias: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-grep-alias',
  summary: 'Write grep -E and grep -F',
  why: 'GNU grep warns at each call of `egrep` and `fgrep`, and slim images drop them: after a new base image the check in the build fails.',
  severity: 'information',
  aliases: ['SC2196', 'SC2197'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('command')) {
        const program = programOf(script, node);
        if (program !== 'egrep' && program !== 'fgrep') continue;
        const name = node.children.find(({ type }) => type === 'command_name');
        if (!name || script.textOf(name) !== program) continue;
        const span = script.spanOf(name);
        const instead = program === 'egrep' ? 'grep -E' : 'grep -F';
        yield {
          span,
          message: `\`${program}\` is deprecated and warns. Write \`${instead}\`.`,
          fix: { title: `Write ${instead}`, edits: [{ span, text: instead }], safe: true },
          aliases: [program === 'egrep' ? 'SC2196' : 'SC2197'],
        };
      }
    }
  },
};
