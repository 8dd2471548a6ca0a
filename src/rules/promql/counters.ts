import type { SyntaxNode } from '@lezer/common';
import { childrenOf, nodesOf } from '../../parse/promql';
import type { PlacedPromql } from '../../parse/promql-place';

/** A part of an expression, with the name of the metric that it is about. */
export interface PromqlFact {
  readonly node: SyntaxNode;
  readonly metric: string;
}

const levels = new Set(['Gtr', 'Gte', 'Lss', 'Lte']);

/** Counters whose count since the start of the process is compared with a number. */
export function* comparedCounters({ promql }: PlacedPromql): Iterable<PromqlFact> {
  if (promql.problems.length > 0) return;
  for (const comparison of nodesOf(promql.tree.topNode, 'BinaryExpr')) {
    const parts = childrenOf(comparison);
    const [left, operator] = parts;
    const right = parts.at(-1);
    if (!left || !operator || right?.name !== 'NumberDurationLiteral' || !levels.has(operator.name)) continue;
    // More than none is a question of its own: has it ever happened.
    if (Number(promql.text.slice(right.from, right.to)) === 0 || isWithin(comparison, 'SubqueryExpr')) continue;
    yield* bareCounters(left, promql.text);
  }
}

/** Counters that are shown as they are: the whole expression is the counter, or a sum of it. */
export function* shownCounters({ promql }: PlacedPromql): Iterable<PromqlFact> {
  const top = promql.tree.topNode.firstChild;
  if (top && promql.problems.length === 0) yield* bareCounters(top, promql.text);
}

/** The counter that an expression is, seen through brackets and sums. */
function* bareCounters(node: SyntaxNode, text: string): Iterable<PromqlFact> {
  const parts = childrenOf(node);
  if (node.name === 'VectorSelector') {
    const metric = metricOf(node, text);
    if (/_(?:requests|errors|failures|predictions|inferences|tokens|exceptions)_total$/.test(metric))
      yield { node, metric };
  } else if (node.name === 'ParenExpr' && parts[0]) yield* bareCounters(parts[0], text);
  else if (node.name === 'AggregateExpr' && /^(?:sum|avg|max)\b/.test(text.slice(node.from, node.to))) {
    const argument = parts.find(({ name }) => name === 'FunctionCallBody')?.firstChild;
    if (argument) yield* bareCounters(argument, text);
  }
}

/** The name of the metric that a selector names; empty when a matcher names it. */
export function metricOf(selector: SyntaxNode, text: string): string {
  const name = childrenOf(selector).find((part) => part.name === 'Identifier');
  return name ? text.slice(name.from, name.to) : '';
}

function isWithin(node: SyntaxNode, name: string): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.name === name) return true;
  return false;
}
