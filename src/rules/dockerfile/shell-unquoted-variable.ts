import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { Span } from '../../core/span';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { splitIn } from './shell-nodes';
import { shellScripts } from './shell-scripts';
import { needsNoQuotes } from './shell-variables';

export const shellUnquotedVariable: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-unquoted-variable',
  summary: 'Quote variables in shell commands',
  why: 'The shell splits an unquoted value at white space, expands its wildcards, and drops it when it is empty: a download or a deletion then works on another path than the one meant.',
  severity: 'information',
  aliases: ['SC2086', 'SC2048', 'SC2068'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      if (!script.isRun) continue;
      for (const node of script.all('simple_expansion', 'expansion')) {
        if (!splitIn(node, script)) continue;
        const text = script.textOf(node);
        // Its length, what stands for a set variable, and the positions of a list say by themselves what they become.
        if (/^\$\{#|^\$\{!?\w+(?::?\+|\[@\])/.test(text) || needsNoQuotes(script, node)) continue;
        const span = script.spanOf(node);
        const list = /^\$\{?@/.test(text) ? 'SC2068' : /^\$\{?\*/.test(text) ? 'SC2048' : undefined;
        yield list
          ? {
              span,
              message: `\`${text}\` without quotes splits the arguments once more at white space. Write \`"$@"\`.`,
              fix: { title: 'Write "$@"', edits: [{ span, text: '"$@"' }], safe: false },
              aliases: [list, 'SC2086'],
            }
          : {
              span,
              message: `\`${text}\` has no quotes: the shell splits its value at white space, expands wildcards in it, and drops it when it is empty. Write \`"${text}"\`.`,
              fix: quote(span, text),
              aliases: ['SC2086'],
            };
      }
    }
  },
};

/** A fix that puts double quotes around an expansion, which no quotes stand around yet. */
export function quote({ start, end }: Span, text: string): Fix {
  return {
    title: `Quote ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`,
    edits: [
      { span: { start, end: start }, text: '"' },
      { span: { start: end, end }, text: '"' },
    ],
    safe: false,
  };
}
