import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { closest, distance } from 'fastest-levenshtein';
import type { Span } from '../core/span';
import { promqlAggregations, promqlFunctions } from './promql-functions';
import { checkPromqlTypes } from './promql-types';

/** Something that Prometheus refuses, at offsets of the expression; `instead` is what may have been meant at the span. */
export interface PromqlProblem {
  readonly span: Span;
  readonly message: string;
  readonly instead?: string;
}

/** An expression of PromQL and how it was read. Offsets are those of `text`. */
export interface Promql {
  readonly text: string;
  readonly tree: Tree;
  /** The first syntax error, or else every error of types. */
  readonly problems: readonly PromqlProblem[];
}

/** Longer texts are not expressions, and are not read. */
const longest = 50_000;

/** Reads any text without throwing. */
export function parsePromql(text: string): Promql {
  const tree = parser.parse(text.length > longest ? '' : closeNumbers(text));
  if (text.length > longest) return { text, tree, problems: [] };
  const error = findError(tree, text);
  const isWhole = tree.length === text.length && !hasError(tree);
  const problems = error ? [error] : isWhole ? checkPromqlTypes(tree.topNode, text) : [];
  return { text, tree, problems };
}

/** The nodes of a kind below a node, in order. */
export function nodesOf(node: SyntaxNode, ...kinds: readonly string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node.cursor().iterate((at) => {
    if (kinds.includes(at.name)) found.push(at.node);
  });
  return found;
}

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LineComment') children.push(child);
  return children;
}

/** Prometheus reads `0.` as a number, the grammar does not: the same text with such points as spaces. */
function closeNumbers(text: string): string {
  if (!/\d\.(?!\d)/.test(text)) return text;
  return text.replace(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?<![\w.])(\d+)\.(?![\w.])/g,
    (whole, digits?: string) => (digits === undefined ? whole : `${digits} `),
  );
}

function hasError(tree: Tree): boolean {
  let found = false;
  tree.iterate({
    enter: ({ type }) => {
      found ||= type.isError;
    },
  });
  return found;
}

function findError(tree: Tree, text: string): PromqlProblem | undefined {
  if (text.trim() === '')
    return { span: { start: 0, end: text.length }, message: 'The expression is empty. Write what to compute.' };
  let first: SyntaxNode | undefined;
  tree.iterate({
    enter: (at) => {
      if (at.type.isError && !first) first = at.node;
    },
  });
  if (!first) return undefined;
  const call = /^\s*\(/.test(text.slice(first.from)) && /([a-zA-Z_]\w*)\s*$/.exec(text.slice(0, first.from));
  if (call && first.prevSibling?.name === 'Identifier') {
    const name = call[1] ?? '';
    // A function of a newer Prometheus than the grammar's is no error.
    return promqlFunctions.has(name) ? undefined : explainUnknown(name, call.index);
  }
  let { from, to } = first;
  if (to === from) to = from + (/^\s*([\w.:]+|[=!~<>]+|.)/s.exec(text.slice(from))?.[0].length ?? 0);
  from += /^\s*/.exec(text.slice(from, to))?.[0].length ?? 0;
  if (from >= text.trimEnd().length) {
    const end = text.trimEnd().length;
    const start = Math.max(0, /(\w+|\W)$/.exec(text.slice(0, end))?.index ?? 0);
    return { span: { start, end }, message: `The expression ends too early. ${missing(text)}` };
  }
  const shown = text.slice(from, Math.min(to, from + 30)).trim() || text.slice(from, from + 1);
  return {
    span: { start: from, end: Math.max(from + 1, to) },
    message: `\`${shown.replace(/\s+/g, ' ')}\` cannot stand here, so Prometheus refuses the expression. ${missing(text)}`,
  };
}

function explainUnknown(name: string, start: number): PromqlProblem {
  const names = [...promqlFunctions.keys(), ...promqlAggregations.keys()];
  // `rat` is the beginning of `rate`, though `rad` is as near.
  const near =
    names.find((each) => each.length === name.length + 1 && each.startsWith(name)) ??
    closest(name.toLowerCase(), names);
  const isNear = distance(name.toLowerCase(), near) <= Math.max(2, Math.floor(name.length / 3));
  return {
    span: { start, end: start + name.length },
    message: `There is no function \`${name}\` in PromQL. ${isNear ? `You may mean \`${near}\`.` : 'Look at the list of functions.'}`,
    ...(isNear && { instead: near }),
  };
}

/** What is most likely wrong: brackets that do not pair, else what to look at. */
function missing(text: string): string {
  const open: string[] = [];
  const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#.*|[()[\]{}]/g)) {
    if ('([{'.includes(part)) open.push(part);
    else if (pairs[part] && open.at(-1) === pairs[part]) open.pop();
    else if (pairs[part]) return `This \`${part}\` closes nothing that is open.`;
  }
  const last = open.at(-1);
  return last ? `A \`${last}\` is never closed.` : 'Look for a missing operator, comma or operand before it.';
}
