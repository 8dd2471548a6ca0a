import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { ShellNode } from '../../parse/shell-tree';
import { argumentsOf, programOf } from './shell-nodes';
import { type ShellScript, shellScripts } from './shell-scripts';

export const shellUncheckedCd: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-unchecked-cd',
  summary: 'Stop when cd fails',
  why: 'After a failed `cd … ;` the next commands run where they were: the clean-up deletes the wrong folder, the install builds another project, and the build succeeds.',
  severity: 'warning',
  aliases: ['SC2164'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      if (script.stopsOnError || setsErrexit(script)) continue;
      for (const node of script.all('command')) {
        const program = programOf(script, node);
        if (program !== 'cd' && program !== 'pushd') continue;
        const [target] = argumentsOf(node);
        if (!target || /^\/*(?:\.{1,2}\/+)*\.{0,2}$/.test(script.textOf(target))) continue;
        const next = whatFollows(node);
        if (!next) continue;
        const { semicolon } = next;
        yield {
          span: script.spanOf(node),
          message: `When this \`${program}\` fails, what follows runs in the folder before. Join them with \`&&\`, or use \`WORKDIR\`.`,
          ...(semicolon && {
            fix: {
              title: 'Join with &&',
              edits: [{ span: script.spanOf(semicolon), text: ' &&' }],
              safe: false,
            },
          }),
        };
      }
    }
  },
};

function setsErrexit(script: ShellScript): boolean {
  return script
    .all('command')
    .some(
      (node) =>
        programOf(script, node) === 'set' &&
        argumentsOf(node).some((word) => /^-[a-z]*e|^errexit$/.test(script.textOf(word))),
    );
}

/** What comes after a command unconditionally, with the `;` before it when it is on the same line; `undefined` when something asks for the command's success, or nothing comes. */
function whatFollows(command: ShellNode): { readonly semicolon: ShellNode | undefined } | undefined {
  let at: ShellNode = command;
  for (let around = at.parent; around; around = at.parent) {
    if (around.type === 'list') {
      if (around.children[0] === at) return undefined;
    } else if (/^(?:program|compound_statement|subshell|do_group|if_statement|else_clause)$/.test(around.type)) {
      const [next, afterNext] = around.children.slice(around.children.indexOf(at) + 1);
      if (next?.named) return { semicolon: undefined };
      // A condition is followed by `then`.
      return next?.type === ';' && afterNext?.named ? { semicolon: next } : undefined;
    } else if (around.type !== 'redirected_statement') {
      return undefined;
    }
    at = around;
  }
  return undefined;
}
