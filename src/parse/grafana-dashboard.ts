import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Source, SourceDocument } from '../core/rule';
import type { Span } from '../core/span';
import { type PlacedPromql, placePromql } from './promql-place';
import type { ScalarText } from './scalar-text';

/** A query of a panel. */
export interface GrafanaTarget {
  readonly node: Node;
  /** `undefined` when the query is not one of Prometheus, or empty. */
  readonly expression: PlacedPromql | undefined;
  /** The expression as it is written, with Grafana's variables. */
  readonly written: ScalarText | undefined;
}

/** A panel, also inside a row. */
export interface GrafanaPanel {
  readonly node: Node;
  readonly type: string;
  readonly targets: readonly GrafanaTarget[];
}

/** A dashboard of Grafana as JSON. */
export interface GrafanaDashboard extends SourceDocument {
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
  readonly panels: readonly GrafanaPanel[];
  /** The names of the dashboard's own variables. */
  readonly variables: ReadonlySet<string>;
}

/** Longer texts are not read. */
const longest = 4_000_000;

/** The value of a key of an object; `undefined` when it is missing. */
export function member(node: Node | undefined, key: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
}

/** The text of a key; `undefined` when it is missing or no text. */
export function textOf(node: Node | undefined, key: string): string | undefined {
  const value: unknown = member(node, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Where a node stands. */
export function spanOfNode({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** Parses any text without throwing. */
export function parseGrafanaDashboard(source: Source): GrafanaDashboard {
  const errors: ParseError[] = [];
  const root = read(source.text, errors);
  const top = member(root, 'dashboard') ?? root;
  const panels: GrafanaPanel[] = [];
  const addPanels = (list: Node | undefined, depth: number): void => {
    for (const node of list?.type === 'array' ? (list.children ?? []) : []) {
      if (node.type !== 'object') continue;
      const targets = member(node, 'targets');
      panels.push({
        node,
        type: textOf(node, 'type') ?? '',
        targets: (targets?.type === 'array' ? (targets.children ?? []) : []).map((target) =>
          readTarget(source.text, node, target),
        ),
      });
      if (depth < 3) addPanels(member(node, 'panels'), depth + 1);
    }
  };
  addPanels(member(top, 'panels'), 0);
  for (const row of member(top, 'rows')?.children ?? []) addPanels(member(row, 'panels'), 0);
  const variables = new Set<string>();
  for (const variable of member(member(top, 'templating'), 'list')?.children ?? []) {
    const name = textOf(variable, 'name');
    if (name !== undefined) variables.add(name);
  }
  return {
    source,
    root: top,
    errors,
    panels,
    variables,
    comments: [],
    takesComments: false,
    statementStart: (offset) => offset,
  };
}

function read(text: string, errors: ParseError[]): Node | undefined {
  if (text.length > longest) return undefined;
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    // The parser recurses, so text nested ten thousand levels deep ends it.
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function readTarget(text: string, panel: Node, node: Node): GrafanaTarget {
  const expr = member(node, 'expr');
  const type = textOf(member(node, 'datasource'), 'type') ?? textOf(member(panel, 'datasource'), 'type');
  if (typeof expr?.value !== 'string' || expr.value.trim() === '' || (type !== undefined && type !== 'prometheus'))
    return { node, expression: undefined, written: undefined };
  const written = readJsonString(text, expr);
  const prepared = replaceVariables(written.value);
  return { node, written, expression: prepared === undefined ? undefined : placePromql(written, () => prepared) };
}

/** A JSON string and the way back from each of its characters to the file. */
function readJsonString(text: string, node: Node): ScalarText {
  const whole = spanOfNode(node);
  const value = String(node.value);
  let offsets: number[] | undefined;
  return {
    value,
    spanAt: (start, end) => {
      if (!offsets) {
        offsets = [];
        for (let at = node.offset + 1; offsets.length <= value.length && at < whole.end; ) {
          offsets.push(at);
          at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
        }
      }
      return { start: offsets[start] ?? whole.start, end: (end > start ? offsets[end] : offsets[start]) ?? whole.end };
    },
  };
}

const variable = /\$\{(\w+)(?::[^}]*|\.[^}]*)?\}|\[\[(\w+)(?::\w+)?\]\]|\$(\w+)/g;

/** The expression with Grafana's variables replaced by words of the same length; `undefined` where a variable may be anything. */
function replaceVariables(text: string): string | undefined {
  let isOpaque = false;
  let inString: string | undefined;
  let at = 0;
  const replaced = text.replace(variable, (whole, ...rest: unknown[]) => {
    const offset = Number(rest.find((part) => typeof part === 'number'));
    for (; at < offset; at++) {
      const character = text[at] ?? '';
      if (inString) {
        if (character === '\\') at++;
        else if (character === inString) inString = undefined;
      } else if (character === '"' || character === "'" || character === '`') inString = character;
    }
    if (inString) return 'x'.repeat(whole.length);
    const before = /([[:({,]|offset|\W|^)\s*$/i.exec(text.slice(0, offset))?.[1];
    if (before === '[' || (before === ':' && /\[[^\]]*$/.test(text.slice(0, offset)))) {
      // What follows may be the unit: `[${minutes}m]`.
      return /^\d*[smhdwy]/.test(text.slice(offset + whole.length))
        ? '5'.padStart(whole.length, '0')
        : 's'.padStart(whole.length, '1');
    }
    // A variable outside of texts and ranges may be a metric, a number, a filter or an operator.
    isOpaque = true;
    return 'x'.repeat(whole.length);
  });
  return isOpaque ? undefined : replaced;
}

/** The variables that a text reads, with the place of each. */
export function variablesIn(text: string): { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(variable)].map((match) => ({
    name: match[1] ?? match[2] ?? match[3] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
