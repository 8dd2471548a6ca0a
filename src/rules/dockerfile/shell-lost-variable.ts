import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { ShellNode } from '../../parse/shell-tree';
import { argumentsOf, closest, programOf } from './shell-nodes';
import { type ShellScript, shellScripts } from './shell-scripts';
import { variablesOf } from './shell-variables';

export const shellLostVariable: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-lost-variable',
  summary: 'Use a variable in the RUN that sets it, or write ENV',
  why: 'Each `RUN` has a shell of its own. A version or a path that one sets is empty in the next and in the container: the model is loaded from somewhere else, or not at all.',
  severity: 'warning',
  aliases: ['SC2034'],
  fixable: false,
  *check(document) {
    for (const script of shellScripts(document)) {
      if (!script.isRun || variablesOf(script).isOpen || exportsAll(script)) continue;
      const text = script.textOf(script.root);
      const lastCommand = Math.max(-1, ...script.all('command').map(({ start }) => start));
      for (const node of script.all('variable_assignment')) {
        const [name] = node.children;
        const declaration = closest(node, 'declaration_command');
        const written = name ? script.textOf(name) : '';
        if (!name || !/^\w+$/.test(written) || special.test(written)) continue;
        if (
          declaration
            ? !isLostExport(script, declaration, lastCommand)
            : isForCommand(node) || script.known.has(written)
        )
          continue;
        if (isNamedElsewhere(text, written)) continue;
        yield {
          span: script.spanOf(name),
          message: `\`${written}\` is lost when this \`RUN\` ends, and nothing in it uses the variable. Write \`ENV ${written}=…\`, or join the commands that need it.`,
        };
      }
    }
  },
};

/** What the shell and other programs read by themselves. */
const special =
  /^(?:_.*|IFS|PATH|HOME|LANG|LC_\w+|TZ|TERM|SHELL|PS\d|CDPATH|OPTIND|PYTHON\w*|PIP_\w+|UV_\w+|CONDA_\w+|LD_\w+|DEBIAN_FRONTEND|\w+_PROXY|\w+_proxy)$/;

/** `set -a` gives every variable to the programs that follow. */
function exportsAll(script: ShellScript): boolean {
  return script
    .all('command')
    .some(
      (node) =>
        programOf(script, node) === 'set' &&
        argumentsOf(node).some((word) => /^-[a-z]*a|^allexport$/.test(script.textOf(word))),
    );
}

/** `NAME=value program` is for the program. */
function isForCommand(node: ShellNode): boolean {
  return /^(?:command|subscript|c_style_for_statement|for_statement)$/.test(node.parent?.type ?? '');
}

/** An `export` that no command follows. */
function isLostExport(script: ShellScript, declaration: ShellNode, lastCommand: number): boolean {
  const [word] = declaration.children;
  return word !== undefined && script.textOf(word) === 'export' && lastCommand < declaration.start;
}

function isNamedElsewhere(text: string, name: string): boolean {
  return [...text.matchAll(new RegExp(`\\b${name}\\b(?!\\+?=)`, 'g'))].length > 0;
}
