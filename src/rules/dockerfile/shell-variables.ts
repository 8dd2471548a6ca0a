import type { ShellNode } from '../../parse/shell-tree';
import { argumentsOf, programOf } from './shell-nodes';
import type { ShellScript } from './shell-scripts';

/** What a script does with its variables. */
export interface ShellVariables {
  /** Each name that the script gives a value, with the nodes that give it; `undefined` for what is read or declared from elsewhere. */
  readonly assigned: ReadonlyMap<string, readonly (ShellNode | undefined)[]>;
  /** Whether another script may set any variable: `. file`, `source`, `eval`. */
  readonly isOpen: boolean;
}

/** The trees of scripts that were not touched stay the same from one edit of the file to the next. */
const known = new WeakMap<ShellNode, ShellVariables>();

/** What a script does with its variables, in whatever order. */
export function variablesOf(script: ShellScript): ShellVariables {
  const found = known.get(script.root) ?? readVariables(script);
  known.set(script.root, found);
  return found;
}

function readVariables(script: ShellScript): ShellVariables {
  const assigned = new Map<string, (ShellNode | undefined)[]>();
  let isOpen = false;
  const assign = (name: string, value: ShellNode | undefined): void => {
    const values = assigned.get(name);
    if (values) values.push(value);
    else assigned.set(name, [value]);
  };
  for (const node of script.all('variable_assignment')) {
    const [name] = node.children;
    // `NAME=value program` is for the program alone, but naming it is no mistake.
    if (name) assign(script.textOf(name).replace(/\[.*$/s, ''), node.children[2] ?? node);
  }
  for (const node of script.all('for_statement')) {
    const name = node.children.find(({ type }) => type === 'variable_name');
    const values = node.children.filter(({ named, type }) => named && type !== 'variable_name' && type !== 'do_group');
    if (name) for (const value of values.length > 0 ? values : [undefined]) assign(script.textOf(name), value);
  }
  for (const node of script.all('declaration_command'))
    for (const child of node.children) if (child.named) assign(script.textOf(child), undefined);
  for (const node of script.all('expansion')) {
    const name = node.children.find(({ type }) => type === 'variable_name');
    if (name && /^\$\{\w+:?=/.test(script.textOf(node))) assign(script.textOf(name), undefined);
  }
  for (const node of script.all('command')) {
    const program = programOf(script, node);
    if (program === '.' || program === 'source' || program === 'eval') isOpen = true;
    if (/^(?:read|mapfile|readarray|getopts|printf|declare|local|export|typeset|let|wait|unset)$/.test(program))
      for (const word of argumentsOf(node)) {
        const name = /^\w+/.exec(script.textOf(word))?.[0];
        if (name) assign(name, undefined);
      }
  }
  return { assigned, isOpen };
}

/** Numbers, and what the shell itself sets without white space. */
const oneWord = new Set(
  '? # ! $ - 0 PPID UID EUID RANDOM SECONDS LINENO OPTIND BASHPID HISTCMD COLUMNS LINES SHLVL'.split(' '),
);

/** Whether what a node becomes needs no quotes: one word without wildcards, or a list that the script itself writes out, as far as the file tells. */
export function needsNoQuotes(script: ShellScript, node: ShellNode | undefined, depth = 0): boolean {
  if (!node || depth > 12) return false;
  switch (node.type) {
    case 'word':
    case 'number':
    case 'string_content':
    case 'ansi_c_string':
      return !/[\s*?[]/.test(script.textOf(node));
    case 'variable_assignment':
    case 'arithmetic_expansion':
    case 'brace_expression':
      return true;
    // A list that is written out with blanks (`packages="git curl"`) is meant to be split.
    case 'raw_string':
      return true;
    case 'string':
      return (
        !/[$`]/.test(script.textOf(node)) ||
        node.children.every((child) => !child.named || needsNoQuotes(script, child, depth + 1))
      );
    case 'concatenation':
      return node.children.every((child) => !child.named || needsNoQuotes(script, child, depth + 1));
    case 'simple_expansion':
    case 'expansion': {
      const name = node.children.find(({ type }) => type === 'variable_name' || type === 'special_variable_name');
      return name !== undefined && isPlainVariable(script, script.textOf(name), depth + 1);
    }
    default:
      return false;
  }
}

function isPlainVariable(script: ShellScript, name: string, depth: number): boolean {
  if (oneWord.has(name)) return true;
  const values = variablesOf(script).assigned.get(name);
  if (!values) return script.known.has(name);
  return values.every((value) => needsNoQuotes(script, value, depth));
}
