import { Recent } from '../core/recent';
import type { Source, SourceDocument } from '../core/rule';
import type { Span } from '../core/span';
import { Instruction, type Word } from './dockerfile-instruction';
import { expandVariables } from './expand-variables';
import { type ImageReference, parseImageReference } from './image-reference';
import { InstructionText } from './instruction-text';
import { type Statement, scanDockerfile } from './scan-dockerfile';
import { loadShell, loadShellTree, type ParseShell, type ParseShellTree } from './shell';

/** What one `FROM` opens. */
export interface Stage {
  readonly index: number;
  /** Lower case, as BuildKit compares names. */
  readonly name: string | undefined;
  readonly from: Instruction;
  /** The image or earlier stage as written; `undefined` while it is being typed. */
  readonly image: Word | undefined;
  /** The stage that `FROM` names, when it is one of this file. */
  readonly parent: Stage | undefined;
  /** Without the `FROM`. */
  readonly instructions: readonly Instruction[];
}

/** A Dockerfile with offsets: the document of the rules in `rules/dockerfile`. */
export interface DockerfileDocument extends SourceDocument {
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** What stands before the first `FROM`: only `ARG` may. */
  readonly preamble: readonly Instruction[];
  readonly escapeMark: '\\' | '`';
  /** What a build without `--target` makes. */
  readonly finalStage: Stage | undefined;
  /** The stages from the outermost base to this one; the last is the stage itself. */
  lineage(stage: Stage): readonly Stage[];
  /** The image at the root of a stage, its variables put in; `undefined` where a build argument without default decides. */
  baseOf(stage: Stage): ImageReference | undefined;
  /** The syntax tree of a script that an instruction holds. */
  readonly parseShellTree: ParseShellTree;
  /** A text with the variables that the file itself defines before `at`; `undefined` when one of them is unknown. */
  expand(text: string, at: Instruction): string | undefined;
}

/** Loads the shell grammar once; the result parses any text without throwing. */
export async function loadDockerfile(): Promise<(source: Source) => DockerfileDocument> {
  const parseShell = await loadShell();
  const parseShellTree = await loadShellTree();
  const cache: InstructionCache = new Recent(textsKept);
  return (source) => ({ ...parseDockerfile(source, parseShell, cache), parseShellTree });
}

/** Instructions kept by their text: while a file is typed into, all but one are the same as before. */
const textsKept = 2_000;
const placesPerText = 8;

/** By text; then by where it stood, since nothing before the place of an edit moves. */
type InstructionCache = Recent<string, { readonly own: InstructionText; readonly placed: Recent<number, Instruction> }>;

function parseDockerfile(
  source: Source,
  parseShell: ParseShell,
  cache: InstructionCache,
): Omit<DockerfileDocument, 'parseShellTree'> {
  const { text } = source;
  const { escape: escapeMark, comments, statements } = scanDockerfile(text);
  const instructions: Instruction[] = [];
  const stages: Stage[] = [];
  const globals: Instruction[] = [];
  let current: Instruction[] = globals;
  let posix = escapeMark !== '`';
  for (const statement of statements) {
    const instruction = place(statement, posix);
    instructions.push(instruction);
    if (instruction.keyword === 'FROM') {
      current = [];
      posix = escapeMark !== '`';
      stages.push(openStage(instruction, stages, current));
      continue;
    }
    if (instruction.keyword === 'SHELL') posix = isPosixShell(instruction);
    current.push(instruction);
  }

  function place(statement: Statement, posix: boolean): Instruction {
    const { start, end } = statement.span;
    const raw = text.slice(start, end);
    const key = `${posix ? '' : 'x'}${escapeMark}${raw}`;
    let known = cache.get(key);
    if (!known) {
      const own = new InstructionText(raw, relative(statement), escapeMark, parseShell, posix);
      known = { own, placed: new Recent(placesPerText) };
      cache.set(key, known);
    }
    const instruction = known.placed.get(start) ?? new Instruction(known.own, start);
    known.placed.set(start, instruction);
    return instruction;
  }

  const stageOf = new Map<Instruction, Stage>();
  for (const stage of stages)
    for (const instruction of [stage.from, ...stage.instructions]) stageOf.set(instruction, stage);

  function lineage(stage: Stage): Stage[] {
    const chain: Stage[] = [];
    for (let at: Stage | undefined = stage; at; at = at.parent) chain.unshift(at);
    return chain;
  }

  function expand(value: string, at: Instruction): string | undefined {
    if (!value.includes('$')) return value;
    const stage = at.keyword === 'FROM' ? undefined : stageOf.get(at);
    const scope = stage ? lineage(stage).flatMap((each) => each.instructions) : globals;
    return expandVariables(value, readVariables(scope, at, globals));
  }

  return {
    source,
    comments,
    instructions,
    stages,
    preamble: globals,
    escapeMark,
    finalStage: stages.at(-1),
    statementStart: (offset) => startOf(statements, offset),
    partStart(offset) {
      const holds = ({ span }: { readonly span: Span }): boolean => span.start <= offset && offset < span.end;
      return instructions.find(holds)?.commands.findLast(holds)?.span.start;
    },
    lineage,
    expand,
    baseOf(stage) {
      const root = lineage(stage)[0];
      const name = root?.image && expand(root.image.text, root.from);
      return name ? parseImageReference(name) : undefined;
    },
  };
}

/** A statement as if the file began with it. */
function relative({ span, pieces, heredocs }: Statement): Statement {
  const move = ({ start, end }: Span): Span => ({ start: start - span.start, end: end - span.start });
  return {
    span: move(span),
    pieces: pieces.map(move),
    heredocs: heredocs.map(({ name, body, end }) => ({ name, body: move(body), end: end - span.start })),
  };
}

function openStage(from: Instruction, earlier: readonly Stage[], instructions: readonly Instruction[]): Stage {
  const [image, as, name] = from.words;
  const known = image && earlier.findLast((stage) => stage.name !== undefined && stage.name === image.text);
  return {
    index: earlier.length,
    name: as?.text.toLowerCase() === 'as' ? name?.text.toLowerCase() : undefined,
    from,
    image,
    parent: known,
    instructions,
  };
}

/** `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` is still a shell; `SHELL ["conda", "run", …, "/bin/bash", "-c"]` runs one. */
function isPosixShell({ words }: Instruction): boolean {
  return words.some(({ text }) => /(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(text));
}

/** Values of ARG and ENV before an instruction; `undefined` where only the one who builds knows. */
function readVariables(
  scope: readonly Instruction[],
  before: Instruction,
  globals: readonly Instruction[],
): ReadonlyMap<string, string | undefined> {
  const values = new Map<string, string | undefined>();
  for (const instruction of scope) {
    if (instruction === before || instruction.span.start >= before.span.start) break;
    if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') continue;
    // All names of one instruction see the values from before it.
    const earlier = new Map(values);
    for (const { name, value } of instruction.properties) {
      const inherited =
        value === undefined && scope !== globals ? readVariables(globals, before, globals).get(name) : undefined;
      const known = value ?? inherited;
      if (value === undefined && inherited === undefined && values.has(name)) continue;
      values.set(name, known === undefined ? undefined : expandVariables(known, earlier));
    }
  }
  return values;
}

function startOf(statements: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = statements.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((statements[middle]?.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = statements[low]?.span;
  return found && found.start <= offset ? found.start : offset;
}
