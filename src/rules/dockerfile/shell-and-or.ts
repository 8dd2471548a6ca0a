import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { programOf } from './shell-nodes';
import { shellScripts } from './shell-scripts';

/** What one writes last to end, to tell, or to go on. */
const harmless = /^(?:echo|printf|exit|return|true|false|:)$/;

export const shellAndOr: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-and-or',
  summary: 'Do not take A && B || C for if-then-else',
  why: 'C runs also when B fails: a fallback meant for “no GPU” is taken after a failed install, and the image is built with it.',
  severity: 'hint',
  aliases: ['SC2015'],
  fixable: false,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('list')) {
        const [left, operator, right] = node.children;
        if (operator?.type !== '||' || left?.type !== 'list' || !right) continue;
        const and = left.children[1];
        if (and?.type !== '&&' || (right.type === 'command' && harmless.test(programOf(script, right)))) continue;
        if (right.type === 'variable_assignment' || right.type === 'compound_statement') continue;
        yield {
          span: script.spanOf(and),
          message: '`A && B || C` is not if-then-else: C also runs when B fails. Write `if A; then B; else C; fi`.',
        };
      }
    }
  },
};
