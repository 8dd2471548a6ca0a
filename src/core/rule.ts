import type { Problem, Severity } from './finding';
import type { Span } from './span';

/** The text to look at, and what stands beside it. */
export interface Source {
  /** Path as the user named it, `/`-separated; decides the language and appears in findings. */
  readonly path: string;
  readonly text: string;
  /** Neighbouring files that the language asked for, read beforehand: path relative to the document's folder -> text; absent files are not in the map. `undefined` when nothing is known (an unsaved buffer). */
  readonly neighbours?: ReadonlyMap<string, string>;
}

/** A parsed text. Every language's document extends this. */
export interface SourceDocument {
  readonly source: Source;
  /** The comments of the document in order, each with its `#`. */
  readonly comments: readonly Span[];
  /** False when the format has no comments, so that nothing can be silenced in the text. Default true. */
  readonly takesComments?: boolean;
  /** Start offset of the statement (instruction, key, list item) that holds `offset`: silencing comments stand on the lines before it. */
  statementStart(offset: number): number;
}

/** One lint rule: a value, pure, synchronous, never throwing. */
export interface Rule<D extends SourceDocument = SourceDocument> {
  /** `<language>/<name>`, never reused; also names its page `media/rules/<language>/<name>.md`. */
  readonly id: string;
  /** One line for lists: what the rule asks for. */
  readonly summary: string;
  /** One or two sentences: what goes wrong in production of ML systems. */
  readonly why: string;
  readonly severity: Severity;
  /** Other linters' ids for the same fact, e.g. `DL3006`; silencing comments that name them are honoured. */
  readonly aliases: readonly string[];
  readonly fixable: boolean;
  check(document: D): Iterable<Problem>;
}

/** A kind of file that rules can look at. Holding one loads no parser. */
export interface Language<D extends SourceDocument = SourceDocument> {
  readonly id: string;
  readonly title: string;
  /** VS Code language ids and file globs under which the editor offers it. */
  readonly editorLanguages: readonly string[];
  /** Whether a path (and, where names say little, the text) is of this language. */
  recognises(path: string, text?: string): boolean;
  /** A path under which an example of the language is shown, e.g. in the tests and on rule pages. */
  readonly samplePath: string;
  /** Files that the rules may look at, relative to the document's folder (`.dockerignore`, `../actions/x/action.yml`); may depend on what the text names. Cheap, never throws. */
  neighbours(source: Pick<Source, 'path' | 'text'>): readonly string[];
  /** Loads the parser once; the result parses any text without throwing. */
  load(): Promise<(source: Source) => D>;
  readonly rules: readonly Rule<D>[];
}
