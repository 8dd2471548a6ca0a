import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from './promql';

/** The labels that the series of a result can have; `undefined` when they are those of stored series, which nobody knows here. */
export function resultLabels(node: SyntaxNode | null | undefined, text: string): ReadonlySet<string> | undefined {
  if (!node) return undefined;
  const read = ({ from, to }: SyntaxNode): string => text.slice(from, to);
  const parts = childrenOf(node);
  const [first] = parts;
  const named = (within: SyntaxNode | undefined): string[] =>
    within
      ? childrenOf(within).flatMap((part) =>
          part.name === 'LabelName' ? read(part) : part.name === 'QuotedLabelName' ? read(part).slice(1, -1) : [],
        )
      : [];
  switch (node.name) {
    case 'PromQL':
    case 'ParenExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'SubqueryExpr':
    case 'MatrixSelector':
      return resultLabels(first, text);
    case 'UnaryExpr':
      return resultLabels(parts.at(-1), text);
    case 'NumberDurationLiteral':
      return new Set();
    case 'AggregateExpr': {
      const operator = parts.find(({ name }) => name === 'AggregateOp');
      const name = operator ? read(operator).toLowerCase() : '';
      const modifier = parts.find((part) => part.name === 'AggregateModifier');
      const body = parts.find((part) => part.name === 'FunctionCallBody');
      const args = body ? childrenOf(body) : [];
      const inner = resultLabels(args.at(-1), text);
      if (/^(?:topk|bottomk|limitk|limit_ratio)$/.test(name)) return inner;
      const labels = named(modifier && childrenOf(modifier).find((part) => part.name === 'GroupingLabels'));
      if (modifier && /^without/i.test(read(modifier)))
        return inner && new Set([...inner].filter((label) => !labels.includes(label)));
      const kept = inner ? labels.filter((label) => inner.has(label)) : labels;
      if (name === 'count_values' && args[0]) kept.push(read(args[0]).slice(1, -1));
      return new Set(kept);
    }
    case 'FunctionCall': {
      const identifier = read(parts[0] ?? node);
      const args = parts[1] ? childrenOf(parts[1]) : [];
      if (/^(?:vector|scalar|time|pi)$/.test(identifier)) return new Set();
      if (/^(?:absent|absent_over_time|info|histogram_quantiles)$/.test(identifier)) return undefined;
      const vector = args.find(({ name }) => !/^(?:NumberDurationLiteral|StringLiteral|UnaryExpr)$/.test(name));
      const inner = resultLabels(vector, text);
      if (!inner || !args[1]) return inner;
      if (identifier === 'label_replace' || identifier === 'label_join')
        return new Set([...inner, read(args[1]).slice(1, -1)]);
      return inner;
    }
    case 'BinaryExpr':
      return operationLabels(parts, text, named);
    default:
      return undefined;
  }
}

function operationLabels(
  parts: readonly SyntaxNode[],
  text: string,
  named: (within: SyntaxNode | undefined) => string[],
): ReadonlySet<string> | undefined {
  const [left, operator] = parts;
  const right = parts.at(-1);
  if (!left || !operator || !right || left === right) return undefined;
  const one = resultLabels(left, text);
  const other = resultLabels(right, text);
  const name = operator.name.toLowerCase();
  if (name === 'and' || name === 'unless') return one;
  if (name === 'or') return one && other && new Set([...one, ...other]);
  if (isNumber(left)) return other;
  if (isNumber(right)) return one;
  const matching = parts.find((part) => part.name === 'MatchingModifierClause');
  const clause = matching ? childrenOf(matching) : [];
  const side = clause.find((part) => part.name === 'GroupLeft' || part.name === 'GroupRight');
  const lists = clause.filter((part) => part.name === 'GroupingLabels');
  if (side) {
    const many = side.name === 'GroupLeft' ? one : other;
    const included = lists.find((list) => list.from > side.from);
    return many && new Set([...many, ...named(included)]);
  }
  const on = clause.some((part) => part.name === 'On');
  const labels = named(lists[0]);
  if (on) return new Set(labels);
  const known = one && other ? new Set([...one].filter((label) => other.has(label) || matching)) : (one ?? other);
  return known && new Set([...known].filter((label) => !labels.includes(label)));
}

function isNumber(node: SyntaxNode): boolean {
  if (node.name === 'NumberDurationLiteral') return true;
  const children = childrenOf(node);
  if (node.name === 'FunctionCall') return /^(?:Scalar|Time|Pi)$/.test(children[0]?.firstChild?.name ?? '');
  if (node.name === 'ParenExpr' || node.name === 'UnaryExpr' || node.name === 'BinaryExpr')
    return children.filter(({ name }) => /Expr$|Literal$|Selector$|Call$/.test(name)).every(isNumber);
  return false;
}
