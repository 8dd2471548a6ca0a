import type { Rule } from '../../core/rule';
import type { DockerfileDocument, Stage } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import type { ShellNode } from '../../parse/shell-tree';
import { argumentsOf, closest, programOf } from './shell-nodes';
import { type ShellScript, shellScripts } from './shell-scripts';

/** What a construct is called, ShellCheck's id, and whether Alpine's `ash` knows it. */
interface Bashism {
  readonly node: ShellNode;
  readonly what: string;
  readonly alias: string;
  readonly inAsh?: true;
  readonly instead?: string;
}

export const shellBashism: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-bashism',
  summary: 'Write for the shell that RUN starts',
  why: '`RUN` starts `/bin/sh`, which on Debian, Ubuntu and so on all official Python images is dash: what only bash knows fails there, or silently does something else.',
  severity: 'warning',
  aliases:
    'SC2039 SC2113 SC3001 SC3003 SC3006 SC3008 SC3009 SC3010 SC3011 SC3014 SC3020 SC3024 SC3028 SC3029 SC3030 SC3037 SC3039 SC3040 SC3044 SC3046 SC3047 SC3050 SC3053 SC3057 SC3060'.split(
      ' ',
    ),
  fixable: true,
  *check(document) {
    const stageOf = new Map<Instruction, Stage>();
    for (const stage of document.stages) for (const each of stage.instructions) stageOf.set(each, stage);
    const rpm = new Map<Stage, boolean>();
    const startsBash = (stage: Stage, name: string): boolean => {
      const known = rpm.get(stage) ?? (rpmBases.test(name) || usesRpm(document, stage));
      rpm.set(stage, known);
      return known;
    };
    for (const script of shellScripts(document)) {
      if (!/^(?:sh|dash|ash)$/.test(script.shell)) continue;
      const stage = stageOf.get(script.instruction);
      const base = stage && document.baseOf(stage);
      const name = `${base?.repository ?? ''}:${base?.tag ?? ''}`;
      if (stage && startsBash(stage, name)) continue;
      const isAsh = /alpine|busybox/i.test(name) || script.shell === 'ash';
      for (const { node, what, alias, inAsh, instead } of bashisms(script)) {
        if (inAsh && isAsh) continue;
        const span = script.spanOf(node);
        yield {
          span,
          message: `${what} is bash’s, and \`RUN\` starts \`sh\`. ${instead ? `Write \`${instead}\`, or set` : 'Set'} \`SHELL ["/bin/bash", "-c"]\` before.`,
          ...(instead && { fix: { title: `Write ${instead}`, edits: [{ span, text: instead }], safe: false } }),
          aliases: [alias, 'SC2039'],
        };
      }
    }
  },
};

/** Systems where `/bin/sh` is bash. */
const rpmBases = /fedora|centos|rocky|alma|amazon|amzn|redhat|rhel|\bubi\d*\b|\bel[789]\b|oracle|suse|archlinux/i;

/** Whether a package manager of those systems is called, where the base does not say its name. */
function usesRpm({ lineage }: DockerfileDocument, stage: Stage): boolean {
  return lineage(stage).some(({ instructions }) =>
    instructions.some(
      ({ keyword, text }) => keyword === 'RUN' && /\b(?:dnf|microdnf|yum|tdnf|zypper|pacman)\s/.test(text),
    ),
  );
}

const programs: ReadonlyMap<string, { readonly alias: string; readonly inAsh?: true; readonly instead?: string }> =
  new Map([
    ['source', { alias: 'SC3046', inAsh: true, instead: '.' }],
    ['pushd', { alias: 'SC3044' }],
    ['popd', { alias: 'SC3044' }],
    ['declare', { alias: 'SC3044' }],
    ['typeset', { alias: 'SC3044' }],
    ['shopt', { alias: 'SC3044' }],
    ['mapfile', { alias: 'SC3044' }],
    ['let', { alias: 'SC3039', inAsh: true }],
  ]);

function* bashisms(script: ShellScript): Generator<Bashism> {
  const { textOf } = script;
  for (const node of script.all('command')) {
    const program = programOf(script, node);
    const name = node.children.find(({ type }) => type === 'command_name');
    const known = programs.get(program);
    const words = argumentsOf(node);
    if (name && known) yield { node: name, what: `\`${program}\``, ...known };
    if (program === 'set' && words.some((word) => textOf(word) === 'pipefail')) {
      const word = words.find((each) => textOf(each) === 'pipefail');
      if (word && !closest(node, 'list')?.children.some(({ type }) => type === '||'))
        yield { node: word, what: '`pipefail`', alias: 'SC3040', inAsh: true };
    }
    const [first] = words;
    if (program === 'echo' && first && /^-[nE]*e[nE]*$/.test(textOf(first)))
      yield { node: first, what: '`echo -e`, which other shells print as text,', alias: 'SC3037', inAsh: true };
  }
  for (const node of script.all('declaration_command')) {
    const [name] = node.children;
    if (name && /^(?:declare|typeset)$/.test(textOf(name)))
      yield { node: name, what: `\`${textOf(name)}\``, alias: 'SC3044' };
  }
  for (const node of script.all('test_command')) {
    if (textOf(node).startsWith('[[')) yield { node, what: '`[[ ]]`', alias: 'SC3010', inAsh: true };
    else
      for (const child of node.children) {
        const equals = child.type === 'binary_expression' && child.children.find(({ type }) => type === '==');
        if (equals) yield { node: equals, what: '`==` in `[ ]`', alias: 'SC3014', inAsh: true, instead: '=' };
      }
  }
  for (const node of script.all('compound_statement'))
    if (textOf(node).startsWith('((')) yield { node, what: '`(( ))`', alias: 'SC3006' };
  for (const node of script.all('function_definition')) {
    const [word] = node.children;
    if (word?.type === 'function') yield { node: word, what: 'The keyword `function`', alias: 'SC2113', inAsh: true };
  }
  for (const node of script.all('process_substitution'))
    yield { node, what: 'A process substitution', alias: 'SC3001' };
  for (const node of script.all('ansi_c_string')) yield { node, what: "`$'…'`", alias: 'SC3003', inAsh: true };
  for (const node of script.all('array')) yield { node, what: 'An array', alias: 'SC3030' };
  for (const node of script.all('<<<')) yield { node, what: '`<<<`', alias: 'SC3011' };
  for (const node of script.all('brace_expression')) yield { node, what: 'A brace expansion', alias: 'SC3009' };
  for (const node of script.all('concatenation')) {
    const at = node.children.findIndex(
      (child, index) => textOf(child) === '{' && node.children[index + 2] !== undefined,
    );
    const [open, inside, close] = node.children.slice(Math.max(at, 0), at + 3);
    if (at >= 0 && open && inside && close && textOf(close) === '}' && /^[^\s"'`]*,[^\s"'`]*$/.test(textOf(inside)))
      yield {
        node: { ...open, end: close.end },
        what: 'A brace expansion, which `sh` takes as a name with braces,',
        alias: 'SC3009',
      };
  }
  for (const node of script.all('file_redirect')) {
    const mark = node.children.find(({ named }) => !named);
    if (mark?.type === '&>' || mark?.type === '&>>')
      yield { node: mark, what: `\`${mark.type}\`, which starts a background job in other shells,`, alias: 'SC3020' };
  }
  for (const node of script.all('|&')) yield { node, what: '`|&`', alias: 'SC3029' };
  for (const node of script.all('variable_assignment')) {
    const mark = node.children.find(({ type }) => type === '+=');
    if (mark) yield { node: mark, what: '`+=`', alias: 'SC3024' };
  }
  for (const node of script.all('expansion')) {
    const text = textOf(node);
    if (/^\$\{!\w/.test(text)) yield { node, what: 'An indirect expansion', alias: 'SC3053' };
    else if (/^\$\{\w+:\s*[\d$(]/.test(text)) yield { node, what: 'A substring', alias: 'SC3057', inAsh: true };
    else if (/^\$\{\w+\//.test(text))
      yield { node, what: 'A replacement in an expansion', alias: 'SC3060', inAsh: true };
  }
  for (const node of script.all('simple_expansion')) {
    const text = textOf(node);
    if (
      /^\$(?:RANDOM|SECONDS|UID|EUID|HOSTNAME|OSTYPE|HOSTTYPE|BASH_SOURCE|FUNCNAME|PIPESTATUS)$/.test(text) &&
      !script.known.has(text.slice(1))
    )
      yield { node, what: `\`${text}\``, alias: 'SC3028', ...(/RANDOM|HOSTNAME/.test(text) && { inAsh: true }) };
  }
}
