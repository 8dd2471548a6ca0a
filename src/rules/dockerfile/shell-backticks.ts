import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { shellScripts } from './shell-scripts';

export const shellBackticks: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-backticks',
  summary: 'Write $(…) instead of backticks',
  why: 'Backticks need extra backslashes inside and do not nest, so an edit of the command silently changes what it does.',
  severity: 'hint',
  aliases: ['SC2006'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('command_substitution')) {
        const text = script.textOf(node);
        if (!text.startsWith('`') || !text.endsWith('`') || text.length < 3) continue;
        const open = script.spanOf({ start: node.start, end: node.start + 1 });
        const close = script.spanOf({ start: node.end - 1, end: node.end });
        yield {
          span: script.spanOf(node),
          message: 'Backticks are the old form of a substitution and do not nest. Write `$(…)`.',
          // Backslashes mean something else inside backticks.
          ...(!/[\\]/.test(text) && {
            fix: {
              title: 'Write $(…)',
              edits: [
                { span: open, text: '$(' },
                { span: close, text: ')' },
              ],
              safe: true,
            },
          }),
        };
      }
    }
  },
};
