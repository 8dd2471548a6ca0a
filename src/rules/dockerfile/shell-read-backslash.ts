import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { argumentsOf, programOf } from './shell-nodes';
import { shellScripts } from './shell-scripts';

export const shellReadBackslash: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-read-backslash',
  summary: 'Write read -r',
  why: 'Without `-r`, `read` drops backslashes: a path or a pattern in a list of models and data files arrives changed, and another file is fetched or none.',
  severity: 'information',
  aliases: ['SC2162'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('command')) {
        if (programOf(script, node) !== 'read') continue;
        const name = node.children.find(({ type }) => type === 'command_name');
        // An option that a variable holds, or one for the terminal.
        if (!name || argumentsOf(node).some((word) => /^-[a-zA-Z]*r|^\$/.test(script.textOf(word)))) continue;
        const span = script.spanOf(name);
        yield {
          span,
          message: '`read` without `-r` drops backslashes from what it reads. Write `read -r`.',
          fix: {
            title: 'Write read -r',
            edits: [{ span: { start: span.end, end: span.end }, text: ' -r' }],
            safe: false,
          },
        };
      }
    }
  },
};
