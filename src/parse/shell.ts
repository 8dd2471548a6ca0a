import { Recent } from '../core/recent';
import type { Span } from '../core/span';
import { type Cursor, readShellTree, type ShellNode } from './shell-tree';
import { unquoteWord } from './unquote-word';
import { wasmFile } from './wasm-file';

/** A word of a shell command: offsets are into the script. */
export interface ShellWord {
  /** Without quotes and escapes; expansions stay as they are written. */
  readonly text: string;
  readonly span: Span;
  /** False when a variable, a substitution or a glob decides what it becomes. */
  readonly literal: boolean;
}

/** One simple command of a script, wherever it stands (pipelines, lists, branches, substitutions). */
export interface ShellCommand {
  /** The program and its arguments; empty for a bare assignment. */
  readonly words: readonly ShellWord[];
  /** `NAME=value` before the program. */
  readonly assignments: readonly ShellWord[];
  readonly span: Span;
  /** The operator that comes next: `&&`, `||`, `|`, `;`, `&`, or nothing. */
  readonly followedBy: string;
}

/** Finds the commands of a POSIX or bash script. Never throws; what it cannot read it leaves out. */
export type ParseShell = (script: string) => readonly ShellCommand[];

/** Longer scripts are not parsed: hints must never hold an editor. */
const maxLength = 200_000;
/** Five times what the longest `RUN` of 400 public Dockerfiles takes: so much is read also where the machine is busy. */
const ordinarySteps = 100;
const maxMilliseconds = { beyondOrdinary: 50, always: 500 };
/** An editor parses the same few scripts over and over. */
const scriptsKept = 1_000;

/** Reads the whole syntax tree of a script; `undefined` when it cannot. Never throws. */
export type ParseShellTree = (script: string) => ShellNode | undefined;

interface ShellParser {
  readonly commands: ParseShell;
  readonly tree: ParseShellTree;
}

let loading: Promise<ShellParser> | undefined;

/** Loads the bash grammar once; the result finds commands. */
export async function loadShell(): Promise<ParseShell> {
  return (await loadParser()).commands;
}

/** Loads the bash grammar once; the result reads whole trees. */
export async function loadShellTree(): Promise<ParseShellTree> {
  return (await loadParser()).tree;
}

function loadParser(): Promise<ShellParser> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<ShellParser> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init({ locateFile: (file: string) => wasmFile('web-tree-sitter', file) });
  const bash = await Language.load(wasmFile('tree-sitter-bash', 'tree-sitter-bash.wasm'));
  let parser = new Parser().setLanguage(bash);

  function parse<R>(script: string, read: (cursor: Cursor) => R): R | undefined {
    const start = performance.now();
    let steps = 0;
    const isTooLong = (): boolean => {
      const limit = ++steps > ordinarySteps ? maxMilliseconds.beyondOrdinary : maxMilliseconds.always;
      return performance.now() - start > limit;
    };
    try {
      const tree = parser.parse(script, null, { progressCallback: isTooLong });
      if (!tree) {
        parser.reset();
        return undefined;
      }
      try {
        return read(tree.walk());
      } finally {
        tree.delete();
      }
    } catch {
      // A grammar that traps leaves its parser in an unknown state.
      parser = new Parser().setLanguage(bash);
      return undefined;
    }
  }

  return {
    commands: remember((script) => parse(script, (cursor) => readCommands(cursor, script)) ?? [], []),
    tree: remember((script) => parse(script, readShellTree), undefined),
  };
}

/** Keeps what was read of the last scripts; `none` stands for those that are too long. */
function remember<R>(read: (script: string) => R, none: R): (script: string) => R {
  const cache = new Recent<string, { readonly result: R }>(scriptsKept);
  return (script) => {
    const known = cache.get(script);
    if (known) return known.result;
    if (script.length > maxLength) return none;
    const result = read(script);
    cache.set(script, { result });
    return result;
  };
}

type Growing = { -readonly [K in keyof ShellCommand]: ShellCommand[K] };

const operators = new Set(['&&', '||', '|', '|&', ';', '&']);
const wordTypes = new Set([
  'word',
  'command_name',
  'string',
  'raw_string',
  'ansi_c_string',
  'translated_string',
  'concatenation',
  'number',
  'simple_expansion',
  'expansion',
  'command_substitution',
  'process_substitution',
  'arithmetic_expansion',
  'variable_name',
  'brace_expression',
]);

function readCommands(cursor: Cursor, script: string): ShellCommand[] {
  const commands: Growing[] = [];
  const word = (): ShellWord => {
    const span = { start: cursor.startIndex, end: cursor.endIndex };
    return { ...unquoteWord(script.slice(span.start, span.end)), span };
  };

  function visitCommand(): void {
    const words: ShellWord[] = [];
    const assignments: ShellWord[] = [];
    const declares = cursor.nodeType === 'declaration_command' || cursor.nodeType === 'unset_command';
    commands.push({ words, assignments, span: { start: cursor.startIndex, end: cursor.endIndex }, followedBy: '' });
    if (!cursor.gotoFirstChild()) return;
    do {
      const type = cursor.nodeType;
      if (declares && !wordTypes.has(type) && cursor.endIndex > cursor.startIndex) words.push(word());
      else if (type === 'variable_assignment') assignments.push(word());
      else if (wordTypes.has(type)) words.push(word());
      visitChildren();
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }

  function visitChildren(): void {
    if (!cursor.gotoFirstChild()) return;
    do visit();
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }

  /** Bars between the patterns of a `case` are no pipes. */
  function visitCaseItem(): void {
    if (!cursor.gotoFirstChild()) return;
    let isBody = false;
    do {
      isBody ||= cursor.nodeType === ')';
      if (isBody) visit();
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }

  function visit(): void {
    const type = cursor.nodeType;
    if (type === 'command' || type === 'declaration_command' || type === 'unset_command') {
      visitCommand();
    } else if (type === 'variable_assignment') {
      const assignment = word();
      commands.push({ words: [], assignments: [assignment], span: assignment.span, followedBy: '' });
      visitChildren();
    } else if (type === 'case_item') {
      visitCaseItem();
    } else if (operators.has(type)) {
      const last = commands.at(-1);
      // A pipe behind a loop or group takes what its last command writes.
      if (last && (last.followedBy === '' || type === '|' || type === '|&')) last.followedBy = type;
    } else {
      visitChildren();
    }
  }

  try {
    visit();
  } finally {
    cursor.delete();
  }
  return commands;
}
