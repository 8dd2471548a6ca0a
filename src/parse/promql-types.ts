import type { SyntaxNode } from '@lezer/common';
import type { PromqlProblem } from './promql';
import { type PromqlType, promqlAggregations, promqlFunctions } from './promql-functions';

const words: Readonly<Record<PromqlType, string>> = {
  scalar: 'a number',
  vector: 'an instant vector',
  matrix: 'a range vector',
  string: 'a text',
};
const comparisons = new Set(['Eql', 'Neq', 'Lss', 'Lte', 'Gtr', 'Gte']);
const sets = new Set(['And', 'Or', 'Unless']);
/** How deep expressions are followed: deeper ones are not written by people. */
const deepest = 400;

/** Every error of types in a tree without syntax errors: what Prometheus finds before it evaluates. */
export function checkPromqlTypes(top: SyntaxNode, text: string): PromqlProblem[] {
  const problems: PromqlProblem[] = [];
  const report = (node: { from: number; to: number }, message: string): void => {
    problems.push({ span: { start: node.from, end: node.to }, message });
  };
  const read = (node: SyntaxNode): string => text.slice(node.from, node.to);
  const partsOf = (node: SyntaxNode): SyntaxNode[] => {
    const parts: SyntaxNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling)
      if (child.name !== 'LineComment') parts.push(child);
    return parts;
  };

  function typeOf(node: SyntaxNode, depth: number): PromqlType | undefined {
    if (depth > deepest) return undefined;
    const parts = partsOf(node);
    const [first] = parts;
    const inner = (): PromqlType | undefined => (first ? typeOf(first, depth + 1) : undefined);
    switch (node.name) {
      case 'PromQL':
      case 'ParenExpr':
        return inner();
      case 'NumberDurationLiteral':
        return 'scalar';
      case 'StringLiteral':
        return 'string';
      case 'VectorSelector':
        checkSelector(node);
        return 'vector';
      case 'MatrixSelector':
      case 'SubqueryExpr': {
        const type = inner();
        const operand = first && lastOperand(first);
        // The grammar binds a range looser than Prometheus does, too: `a + b[5m]` ranges over `b` alone.
        if (first && operand && operand !== first) {
          problems.push({
            span: { start: operand.from, end: node.to },
            message:
              'An operator takes numbers and instant vectors, and this is a range vector. Wrap it in e.g. `rate(…)`.',
          });
          return undefined;
        }
        if (first && node.name === 'MatrixSelector' && first.name !== 'VectorSelector')
          report(node, 'Only a selector can have a range, e.g. `x[5m]`. For an expression write `[5m:]`.');
        else if (first && node.name === 'SubqueryExpr' && type && type !== 'vector')
          report(first, `\`[…:…]\` needs an instant vector before it, and this is ${words[type]}.`);
        return 'matrix';
      }
      case 'OffsetExpr':
      case 'StepInvariantExpr': {
        const type = inner();
        if (first && !isSelector(lastOperand(first)))
          report(
            parts[1] ?? node,
            `\`${node.name === 'OffsetExpr' ? 'offset' : '@'}\` stands directly behind a selector or a subquery, not behind an expression. Move it inside.`,
          );
        return type;
      }
      case 'UnaryExpr': {
        const operand = parts.at(-1);
        const type = operand && typeOf(operand, depth + 1);
        if (operand && (type === 'matrix' || type === 'string'))
          report(operand, `A sign can stand before a number or an instant vector, and this is ${words[type]}.`);
        return type;
      }
      case 'AggregateExpr':
        return aggregation(node, parts, depth);
      case 'FunctionCall':
        return call(node, parts, depth);
      case 'BinaryExpr':
        return operation(parts, depth);
      default:
        return undefined;
    }
  }

  function argumentsOf(body: SyntaxNode | undefined): SyntaxNode[] {
    return body ? partsOf(body) : [];
  }

  function expect(node: SyntaxNode, wanted: PromqlType, whose: string, depth: number): void {
    const type = typeOf(node, depth + 1);
    if (!type || type === wanted) return;
    const remedy =
      wanted === 'matrix' && type === 'vector'
        ? node.name === 'VectorSelector'
          ? ` Add a range: \`${read(node).slice(0, 60)}[5m]\`.`
          : ' Add a range, `[5m]` behind the selector or `[5m:]` behind the expression.'
        : wanted === 'vector' && type === 'matrix'
          ? ' Wrap it in e.g. `rate(…)`, or take the range away.'
          : ' Change the argument.';
    report(node, `\`${whose}\` takes ${words[wanted]} here, and this is ${words[type]}.${remedy}`);
  }

  function aggregation(node: SyntaxNode, parts: readonly SyntaxNode[], depth: number): PromqlType {
    const operator = parts.find(({ name }) => name === 'AggregateOp');
    const name = operator ? read(operator).toLowerCase() : '';
    const args = argumentsOf(parts.find((part) => part.name === 'FunctionCallBody'));
    const parameter = promqlAggregations.get(name);
    const wanted: PromqlType[] = parameter ? [parameter, 'vector'] : ['vector'];
    if (args.length !== wanted.length) {
      report(
        operator ?? node,
        `\`${name}\` takes ${wanted.length === 1 ? 'one argument' : 'two arguments'}, and ${args.length} ${args.length === 1 ? 'is' : 'are'} given. ${parameter ? `Write \`${name}(${parameter === 'scalar' ? '5' : '"label"'}, …)\`.` : 'Correct them.'}`,
      );
      for (const argument of args) typeOf(argument, depth + 1);
    } else for (const [index, argument] of args.entries()) expect(argument, wanted[index] ?? 'vector', name, depth);
    return 'vector';
  }

  function call(node: SyntaxNode, parts: readonly SyntaxNode[], depth: number): PromqlType | undefined {
    const identifier = parts.find((part) => part.name === 'FunctionIdentifier');
    const name = identifier ? read(identifier) : '';
    const known = promqlFunctions.get(name);
    const args = argumentsOf(parts.find((part) => part.name === 'FunctionCallBody'));
    if (!known) return undefined;
    const most = known.more ? Number.POSITIVE_INFINITY : known.arguments.length;
    const least = known.arguments.length - known.optional - (known.more ? 1 : 0);
    if (args.length < least || args.length > most)
      report(
        identifier ?? node,
        `\`${name}\` takes ${least === most ? least : `${least} to ${known.more ? 'any number of' : most}`} argument${most === 1 ? '' : 's'}, and ${args.length} ${args.length === 1 ? 'is' : 'are'} given. Correct them.`,
      );
    for (const [index, argument] of args.entries()) {
      const wanted = known.arguments[Math.min(index, known.arguments.length - 1)];
      if (wanted) expect(argument, wanted, name, depth);
      else typeOf(argument, depth + 1);
    }
    return known.returns;
  }

  function operation(parts: readonly SyntaxNode[], depth: number): PromqlType | undefined {
    const [left, operator] = parts;
    const right = parts.at(-1);
    if (!left || !operator || !right) return undefined;
    const bool = parts.find(({ name }) => name === 'BoolModifier' || name === 'Bool');
    const matching = parts.find(({ name }) => name === 'MatchingModifierClause');
    const types = [left, right].map((side) => {
      const type = typeOf(side, depth + 1);
      if (type === 'matrix' || type === 'string')
        report(
          side,
          `\`${read(operator)}\` takes numbers and instant vectors, and this is ${words[type]}.${type === 'matrix' ? ' Wrap it in e.g. `rate(…)`.' : ' Take it away.'}`,
        );
      return type;
    });
    const [one, other] = types;
    const isComparison = comparisons.has(operator.name);
    if (bool && !isComparison) report(bool, '`bool` belongs behind a comparison only. Take it away.');
    if (one === 'scalar' && other === 'scalar' && isComparison && !bool)
      report(operator, `Two numbers can only be compared with \`bool\`. Write \`${read(operator)} bool\`.`);
    if (sets.has(operator.name) && (one === 'scalar' || other === 'scalar'))
      report(
        one === 'scalar' ? left : right,
        `\`${read(operator)}\` joins instant vectors, and this is a number. Write \`vector(…)\`.`,
      );
    if (matching && one && other && (one !== 'vector' || other !== 'vector'))
      report(matching, '`on` and `ignoring` match two vectors, and one side here is a number. Take them away.');
    if (matching && sets.has(operator.name) && /\bgroup_(left|right)\b/.test(read(matching)))
      report(groupSide(matching), `\`${read(operator)}\` knows no \`group_left\` or \`group_right\`. Take it away.`);
    return one === 'scalar' && other === 'scalar' ? 'scalar' : one && other ? 'vector' : undefined;
  }

  function checkSelector(node: SyntaxNode): void {
    const name = partsOf(node).find((part) => part.name === 'Identifier');
    const matchers = partsOf(node).find((part) => part.name === 'LabelMatchers');
    let chooses = name !== undefined;
    for (const matcher of matchers ? partsOf(matchers) : []) {
      const label = partsOf(matcher).find((part) => part.name === 'LabelName');
      const operator = partsOf(matcher).find((part) => part.name === 'MatchOp');
      const value = partsOf(matcher).find((part) => part.name === 'StringLiteral');
      if (!operator || !value) {
        chooses = true;
        continue;
      }
      const wanted = read(value).slice(1, -1);
      const sign = read(operator);
      if (sign.endsWith('~') && isBrokenPattern(wanted, read(value)))
        report(
          value,
          'This is no regular expression, so Prometheus refuses it: look for brackets that do not pair, or a `*` behind nothing. Correct it.',
        );
      if (name && label && read(label) === '__name__')
        report(matcher, 'The metric has its name already. Take one of the two names away.');
      if (
        sign === '='
          ? wanted !== ''
          : sign === '!='
            ? wanted === ''
            : sign === '=~'
              ? !matchesEmpty(wanted)
              : matchesEmpty(wanted)
      )
        chooses = true;
    }
    if (!chooses)
      report(
        node,
        'This selects every series, which Prometheus refuses. Name a metric, or a label that must not be empty.',
      );
  }

  typeOf(top, 0);
  return problems;
}

/** Whether a pattern surely matches the empty text; patterns that JavaScript cannot read are taken not to. */
function matchesEmpty(pattern: string): boolean {
  return /^(?:\.\*|\(\.\*\)|)$/.test(pattern);
}

/** The grammar binds `offset` looser than Prometheus does, which takes it to the operand directly before it. */
function lastOperand(node: SyntaxNode): SyntaxNode {
  let at = node;
  while ((at.name === 'BinaryExpr' || at.name === 'UnaryExpr') && at.lastChild) at = at.lastChild;
  return at;
}

function isSelector({ name }: SyntaxNode): boolean {
  return /^(?:VectorSelector|MatrixSelector|SubqueryExpr|OffsetExpr|StepInvariantExpr)$/.test(name);
}

/** Whether a pattern is surely none for Prometheus; what only JavaScript could not read is let through. */
function isBrokenPattern(written: string, literal: string): boolean {
  const pattern = literal.startsWith('`') ? written : written.replace(/\\(["'\\])/g, '$1');
  if (pattern.length > 2_000 || /\(\?|\\[QpPCzx]|\[\[?:/.test(pattern)) return false;
  try {
    return new RegExp(pattern) === undefined;
  } catch {
    return true;
  }
}

/** Where a matching says `group_left` or `group_right`. */
function groupSide(matching: SyntaxNode): SyntaxNode {
  return matching.getChild('GroupLeft') ?? matching.getChild('GroupRight') ?? matching;
}
