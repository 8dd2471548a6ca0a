import type { ShellNode } from '../../parse/shell-tree';
import type { ShellScript } from './shell-scripts';

/** The program of a `command` node as written, without quotes; empty when a variable decides. */
export function programOf(script: Pick<ShellScript, 'textOf'>, command: ShellNode): string {
  const name = command.children.find(({ type }) => type === 'command_name');
  const text = name ? script.textOf(name).replace(/^(["'])(.*)\1$/, '$2') : '';
  return /[$`]/.test(text) ? '' : text.slice(text.lastIndexOf('/') + 1);
}

/** The arguments of a `command` node. */
export function argumentsOf(command: ShellNode): readonly ShellNode[] {
  const at = command.children.findIndex(({ type }) => type === 'command_name');
  return at < 0 ? [] : command.children.slice(at + 1).filter(({ named }) => named);
}

/** The nearest node around one that is of a type. */
export function closest(node: ShellNode, ...types: readonly string[]): ShellNode | undefined {
  let at = node.parent;
  while (at && !types.includes(at.type)) at = at.parent;
  return at;
}

/** The command line whose argument or redirection an expansion is part of, where the shell splits what it becomes; `undefined` everywhere else: in quotes, assignments, `case`, `[[ ]]`, arithmetic, here-documents, or as the program. */
export function splitIn(expansion: ShellNode, script: Pick<ShellScript, 'textOf'>): ShellNode | undefined {
  let at = expansion.parent;
  if (at?.type === 'concatenation') at = at.parent;
  switch (at?.type) {
    case 'command':
    case 'file_redirect':
      return at;
    case 'unary_expression':
    case 'binary_expression': {
      const test = closest(at, 'test_command');
      const [mark] = test?.children ?? [];
      return test && mark && script.textOf(mark) === '[' ? test : undefined;
    }
    default:
      return undefined;
  }
}
