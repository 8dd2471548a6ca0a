import { remember } from '../../core/remember';
import type { Span } from '../../core/span';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { nodesOf, type ShellNode } from '../../parse/shell-tree';

/** A shell script of an instruction with its syntax tree, and what the Dockerfile says about it. */
export interface ShellScript {
  readonly instruction: Instruction;
  readonly root: ShellNode;
  /** Whether it runs while the image is built; what starts the container gets variables from outside. */
  readonly isRun: boolean;
  /** The shell's name: `sh` unless `SHELL`, a script's first line or `# hadolint shell=` says another. */
  readonly shell: string;
  /** Whether the shell was started with `-e`. */
  readonly stopsOnError: boolean;
  /** The names that `ENV` and `ARG` set before. */
  readonly known: ReadonlySet<string>;
  /** The nodes of some types in order; those that stand behind or around what cannot be read are left out. */
  all(...types: readonly string[]): readonly ShellNode[];
  textOf(node: ShellNode): string;
  spanOf(node: Pick<ShellNode, 'start' | 'end'>): Span;
}

/** Set for each build step by the builder, without a declaration. */
const predefined = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
  name,
  name.toLowerCase(),
]);
const foreign = /^(?:pwsh|powershell|cmd)(?:\.exe)?$/i;

/** The shell scripts of a document in order; those for other shells than POSIX ones are left out. */
export const shellScripts: (document: DockerfileDocument) => readonly ShellScript[] = remember(readScripts);

function readScripts(document: DockerfileDocument): readonly ShellScript[] {
  const { stages, preamble } = document;
  const pragmas = document.comments.flatMap(({ start, end }) => {
    const shell = /^#\s*hadolint\s+shell\s*=\s*(\S+)/i.exec(document.source.text.slice(start, end))?.[1];
    return shell ? [{ start, shell: baseName(shell) }] : [];
  });
  const scripts: ShellScript[] = [];
  const endOfStage = new Map<unknown, State>();
  const first: State = { shell: 'sh', stopsOnError: false, known: new Set(predefined) };
  readSection(preamble, first, 0);
  for (const stage of stages) {
    if (/(?:^|\/)windows\/|nanoserver|windowsservercore/i.test(document.baseOf(stage)?.repository ?? '')) continue;
    endOfStage.set(stage, readSection(stage.instructions, endOfStage.get(stage.parent) ?? first, stage.from.span.end));
  }
  return scripts;

  /** Reads on from what the base left, and tells what it leaves. */
  function readSection(instructions: readonly Instruction[], from: State, start: number): State {
    let { shell, stopsOnError, known } = from;
    let last = start;
    for (const instruction of instructions) {
      const pragma = pragmas.findLast((each) => each.start >= last && each.start < instruction.span.start);
      if (pragma) ({ shell, stopsOnError } = { shell: pragma.shell, stopsOnError: false });
      last = instruction.span.start;
      if (instruction.keyword === 'SHELL') {
        shell = baseName(instruction.words.find(({ text }) => /sh(?:\.exe)?$/.test(text))?.text ?? '');
        stopsOnError = instruction.words.some(({ text }) => /^-[a-z]*e/.test(text));
      } else if (instruction.keyword === 'ENV' || instruction.keyword === 'ARG') {
        known = new Set([...known, ...instruction.properties.map(({ name }) => name)]);
      }
      add(instruction.trigger ?? instruction, { shell, stopsOnError, known });
    }
    return { shell, stopsOnError, known };
  }

  function add(instruction: Instruction, { shell, stopsOnError, known }: State): void {
    for (const script of instruction.scripts) {
      const name = script.shell ?? shell;
      const root = script.isExact && !foreign.test(name) ? document.parseShellTree(script.text) : undefined;
      if (!root) continue;
      const index = nodesByType(root);
      scripts.push({
        instruction,
        root,
        isRun: instruction.keyword === 'RUN',
        shell: name,
        stopsOnError: stopsOnError && script.shell === undefined,
        known,
        all: (...types) =>
          types.length === 1
            ? (index.get(types[0] ?? '') ?? [])
            : types.flatMap((type) => index.get(type) ?? []).sort((a, b) => a.start - b.start),
        textOf: ({ start, end }) => script.text.slice(start, end),
        spanOf: ({ start, end }) => script.place(start, end),
      });
    }
  }
}

interface State {
  readonly shell: string;
  readonly stopsOnError: boolean;
  readonly known: ReadonlySet<string>;
}

const nodesByType = remember((root: ShellNode): ReadonlyMap<string, readonly ShellNode[]> => {
  const index = new Map<string, ShellNode[]>();
  let damage = Number.POSITIVE_INFINITY;
  const nodes = nodesOf(root);
  for (const { type, start } of nodes) if (type === 'ERROR') damage = Math.min(damage, start);
  for (const node of nodes) {
    if (node.end > damage) continue;
    const list = index.get(node.type);
    if (list) list.push(node);
    else index.set(node.type, [node]);
  }
  return index;
});

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
