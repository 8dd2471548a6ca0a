import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Span } from '../core/span';
import { joinLooseLines } from './loose-lines';

/** A key of a mapping with its value; aliases are followed. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** `undefined` when nothing is written after the colon. */
  readonly value: Node | undefined;
}

/** Something wrong in the text as YAML. */
export interface YamlProblem {
  readonly span: Span;
  readonly message: string;
}

/** A YAML file: its documents, its comments in order, and what is wrong with it. */
export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly comments: readonly Span[];
  readonly problems: readonly YamlProblem[];
}

/** How many nodes `toValue` makes at most: aliases can make a page of text stand for billions. */
const maxNodes = 100_000;

/** What is read of a mapping. */
interface Mapping {
  readonly entries: readonly YamlEntry[];
  readonly byKey: ReadonlyMap<string, YamlEntry>;
}

const none: readonly Node[] = [];

const nothing: Mapping = { entries: [], byKey: new Map() };

const tooDeep = 'This is nested too deeply to be read.';

/** One document of a YAML file. All spans are offsets in the whole file. */
export class YamlDocument {
  private aliases: Map<Node, Node> | undefined;
  /** Readers and rules ask one mapping for key after key. */
  private readonly known = new Map<Node, Mapping>();
  private readonly knownItems = new Map<Node, readonly Node[]>();

  constructor(
    private readonly parsed: Document.Parsed,
    private readonly text: string,
    private readonly mergeKeys: boolean,
  ) {}

  /** The top node; `undefined` in an empty document. */
  get root(): Node | undefined {
    return this.follow(this.parsed.contents ?? undefined);
  }

  /** The keys of a mapping in order, with merge keys (`<<`) resolved where the format knows them; none for any other node. */
  entries(node: Node | undefined): readonly YamlEntry[] {
    return this.read(node, 0).entries;
  }

  /** The entry of a key; the last one when a key stands twice, as YAML readers do. */
  entry(node: Node | undefined, key: string): YamlEntry | undefined {
    return this.read(node, 0).byKey.get(key);
  }

  /** The value of a key, `undefined` when it is missing or empty. */
  get(node: Node | undefined, key: string): Node | undefined {
    return this.entry(node, key)?.value;
  }

  /** The items of a list in order, aliases followed; none for any other node. */
  items(node: Node | undefined): readonly Node[] {
    const list = node && this.follow(node);
    if (!list) return none;
    const known = this.knownItems.get(list);
    if (known) return known;
    if (!isSeq(list)) return none;
    const items = list.items.flatMap((item) => (isNode(item) ? (this.follow(item) ?? []) : []));
    this.knownItems.set(list, items);
    return items;
  }

  /** The value of a scalar; `undefined` for a mapping, a list or nothing. */
  scalar(node: Node | undefined): string | number | boolean | null | undefined {
    const followed = this.follow(node);
    if (!isScalar(followed)) return undefined;
    const { value } = followed;
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value;
    return String(value);
  }

  /** The node as plain values; what aliases repeat beyond 100,000 nodes is left out as `undefined`. */
  toValue(node: Node | undefined): unknown {
    let made = 0;
    const convert = (from: Node | undefined, depth: number): unknown => {
      const followed = this.follow(from);
      if (++made > maxNodes || depth > 200) return undefined;
      if (isMap(followed)) {
        return Object.fromEntries(
          this.entries(followed).map(({ key, value }) => [key, value ? convert(value, depth + 1) : null]),
        );
      }
      if (isSeq(followed)) return this.items(followed).map((item) => convert(item, depth + 1));
      return this.scalar(followed);
    };
    return convert(node, 0);
  }

  /** Where a node stands, without the line end that closes a block; a node without a place has an empty span at 0. */
  spanOf(node: Node | undefined): Span {
    const [start = 0, end = start] = node?.range ?? [];
    let last = Math.min(end, this.text.length);
    while (last > start && isSpace(this.text, last - 1)) last--;
    return { start, end: last };
  }

  /** The node an alias stands for; any other node is returned as it is, an alias of nothing (or of itself) gives `undefined`. */
  follow(node: Node | undefined): Node | undefined {
    if (!isAlias(node)) return node;
    this.aliases ??= this.findAliases();
    return this.aliases.get(node);
  }

  private read(node: Node | undefined, depth: number): Mapping {
    const map = node && this.follow(node);
    if (!map) return nothing;
    const known = this.known.get(map);
    if (known) return known;
    if (!isMap(map)) return nothing;
    const entries = this.readEntries(map, depth);
    // Of the same key the last one stays.
    const mapping = { entries, byKey: new Map(entries.map((entry) => [entry.key, entry])) };
    this.known.set(map, mapping);
    return mapping;
  }

  private readEntries(map: YAMLMap, depth: number): YamlEntry[] {
    const found: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    for (const pair of map.items) {
      const key = isNode(pair.key) ? this.follow(pair.key) : undefined;
      const name = isScalar(key) ? String(key.value ?? '') : '';
      const value = isNode(pair.value) ? this.follow(pair.value) : undefined;
      if (name === '<<' && this.mergeKeys && depth < 20) {
        const sources = isSeq(value) ? this.items(value) : [value];
        merged.push(...sources.flatMap((source) => this.read(source, depth + 1).entries));
        continue;
      }
      const empty = isScalar(value) && value.value === null && (value.source ?? '') === '';
      found.push({
        key: name,
        keySpan: this.spanOf(isNode(pair.key) ? pair.key : undefined),
        value: empty ? undefined : value,
      });
    }
    if (merged.length === 0) return found;
    const own = new Set(found.map(({ key }) => key));
    // The first of several merged mappings counts; keeping the others would let a page of merges stand for billions of keys.
    const taken = new Map(merged.toReversed().map((entry) => [entry.key, entry]));
    return [...[...taken.values()].reverse().filter(({ key }) => !own.has(key)), ...found];
  }

  private findAliases(): Map<Node, Node> {
    const anchors = new Map<string, Node>();
    const found = new Map<Node, Node>();
    visit(this.parsed, {
      Alias(_key, node, path) {
        const target = anchors.get(node.source);
        // An alias inside its own anchor would be a value without end.
        if (target && !path.includes(target)) found.set(node, target);
      },
      Value(_key, node) {
        if (node.anchor) anchors.set(node.anchor, node);
      },
    });
    return found;
  }
}

/** Parses any text without throwing. `mergeKeys`: whether the format knows `<<` (Compose and GitLab do, GitHub does not). */
export function parseYaml(text: string, options: { readonly mergeKeys: boolean } = { mergeKeys: true }): YamlFile {
  let read = readYaml(text);
  for (let round = 0; round < 8 && read.documents.some(({ errors }) => errors.length > 0); round++) {
    const joined = joinLooseLines(read.text, read.documents);
    if (joined === undefined) break;
    read = readYaml(joined);
  }
  const { comments, documents, problems } = read;
  for (const document of documents) {
    if (/\*\S/.test(text)) problems.push(...findUnknownAliases(document));
    for (const { pos, message } of document.errors)
      problems.push({ span: clamp(pos, text), message: explain(message) });
  }
  return {
    documents: documents.map((document) => new YamlDocument(document, text, options.mergeKeys)),
    comments,
    problems,
  };
}

function readYaml(text: string): {
  text: string;
  comments: Span[];
  documents: Document.Parsed[];
  problems: YamlProblem[];
} {
  const comments: Span[] = [];
  const documents: Document.Parsed[] = [];
  const problems: YamlProblem[] = [];
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', strict: true });
  try {
    let scalarFollows = false;
    for (const lexeme of new Lexer().lex(text)) {
      if (lexeme.startsWith('#') && !scalarFollows)
        comments.push({ start: parser.offset, end: parser.offset + lexeme.length });
      scalarFollows = lexeme === '\u001f';
      for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    }
    for (const token of parser.end()) documents.push(...composer.next(token));
    documents.push(...composer.end(false, text.length));
  } catch (error) {
    // The parser recurses, so text nested ten thousand levels deep ends it.
    if (!(error instanceof RangeError)) throw error;
    problems.push({ span: { start: 0, end: 0 }, message: tooDeep });
  }
  return { text, comments, documents, problems };
}

function findUnknownAliases(document: Document.Parsed): YamlProblem[] {
  const anchors = new Set<string>();
  const unknown: YamlProblem[] = [];
  visit(document, {
    Alias(_key, { source, range }) {
      const [start, end] = range ?? [0, 0];
      if (!anchors.has(source))
        unknown.push({ span: { start, end }, message: `No \`&${source}\` stands before this alias.` });
    },
    Value(_key, { anchor }) {
      if (anchor) anchors.add(anchor);
    },
  });
  return unknown;
}

/** Start offset of the innermost key or list item that begins its own line and holds `offset`; `offset` itself when there is none. */
export function statementStart(file: YamlFile, text: string, offset: number): number {
  let best: number | undefined;
  for (const document of file.documents) {
    const root = document.root;
    if (!root) continue;
    visit(root, (_key, node) => {
      if (isAlias(node) || isScalar(node)) return undefined;
      for (const item of isMap(node) || isSeq(node) ? node.items : []) {
        const [start, end] = rangeOf(item);
        if (start > offset || offset > end || !/(^|[\r\n])[ \t?-]*$/.test(text.slice(Math.max(0, start - 200), start)))
          continue;
        if (best === undefined || start > best) best = start;
      }
      return undefined;
    });
  }
  return best ?? offset;
}

function rangeOf(item: unknown): readonly [number, number] {
  if (isPair(item)) {
    const key = isNode(item.key) ? item.key.range : undefined;
    const value = isNode(item.value) ? item.value.range : undefined;
    return [key?.[0] ?? Number.POSITIVE_INFINITY, Math.max(key?.[1] ?? 0, value?.[1] ?? 0)];
  }
  const range = isNode(item) ? item.range : undefined;
  return range ? [range[0], range[1]] : [Number.POSITIVE_INFINITY, 0];
}

/** Most texts end in a character of ASCII, which needs no pattern. */
function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit === 32 || (unit >= 9 && unit <= 13) : /\s/.test(text[at] ?? '');
}

function clamp([start, end]: readonly [number, number], text: string): Span {
  const from = Math.max(0, Math.min(start, text.length));
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

/** The library appends an excerpt of the source below its sentence. */
function explain(message: string): string {
  return message.startsWith('Maximum call stack') ? tooDeep : (message.split('\n')[0] ?? message);
}
