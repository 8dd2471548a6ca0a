import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { nodesOf, type ShellNode } from '../../parse/shell-tree';
import { programOf } from './shell-nodes';
import { type ShellScript, shellScripts } from './shell-scripts';

export const shellMaskedStatus: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-masked-status',
  summary: 'Set a variable from a command before exporting it',
  why: '`export` succeeds whatever the command in it did: the version that could not be asked for is empty, the build goes on, and the image holds a model that nobody chose.',
  severity: 'information',
  aliases: ['SC2155'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('declaration_command')) {
        const [word] = node.children;
        const keyword = word ? script.textOf(word) : '';
        if (!/^(?:export|local|declare|readonly|typeset)$/.test(keyword)) continue;
        const assignments = node.children.filter(({ type }) => type === 'variable_assignment');
        for (const assignment of assignments) {
          const [name] = assignment.children;
          if (!name || !mayFail(script, assignment)) continue;
          const fix =
            keyword === 'export' && node.children.length === 2 ? split(script, node, assignment, name) : undefined;
          yield {
            span: script.spanOf(name),
            message: `\`${keyword}\` hides the failure of the command that gives \`${script.textOf(name)}\` its value. Set it first, then write \`${keyword} ${script.textOf(name)}\`.`,
            ...(fix && { fix }),
          };
        }
      }
    }
  },
};

/** Programs that only tell what is at hand. */
const certain =
  /^(?:date|uname|nproc|pwd|dirname|basename|arch|whoami|id|hostname|echo|printf|mktemp|dpkg|dpkg-architecture)$/;

function mayFail(script: ShellScript, assignment: ShellNode): boolean {
  return nodesOf(assignment).some(
    ({ type, children }) =>
      type === 'command_substitution' &&
      children.some((inner) =>
        nodesOf(inner).some((each) => each.type === 'command' && !certain.test(programOf(script, each))),
      ),
  );
}

function split(script: ShellScript, node: ShellNode, assignment: ShellNode, name: ShellNode): Fix | undefined {
  const written = script.textOf(assignment);
  if (written.includes('\n')) return undefined;
  const variable = script.textOf(name);
  return {
    title: `Set ${variable} before exporting it`,
    edits: [{ span: script.spanOf(node), text: `${written} && export ${variable}` }],
    safe: false,
  };
}
