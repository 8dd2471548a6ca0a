import type { Span } from '../core/span';
import { ExpressionFault, type ExpressionToken, lexExpression } from './github-expression-lexer';

/** A part of an expression; spans are offsets in the expression's text. */
export type ExpressionNode = Span &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'property'; readonly of: ExpressionNode; readonly name: string; readonly nameSpan: Span }
    | { readonly kind: 'filter'; readonly of: ExpressionNode }
    | { readonly kind: 'index'; readonly of: ExpressionNode; readonly index: ExpressionNode }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly nameSpan: Span;
        readonly args: readonly ExpressionNode[];
      }
    | { readonly kind: 'not'; readonly operand: ExpressionNode }
    | {
        readonly kind: 'compare' | 'logic';
        readonly operator: string;
        readonly left: ExpressionNode;
        readonly right: ExpressionNode;
      }
  );

/** Deeper than this no one writes; the parser recurses. */
const maxDepth = 200;

/** Reads an expression (without its braces); what cannot be read is a fault with its place. */
export function parseExpression(text: string): ExpressionNode | ExpressionFault {
  try {
    return new Parser(lexExpression(text)).read();
  } catch (error) {
    if (error instanceof ExpressionFault) return error;
    throw error;
  }
}

/** Calls `see` with every part of an expression, the whole first. */
export function visitExpression(node: ExpressionNode, see: (part: ExpressionNode) => void): void {
  see(node);
  if ('of' in node) visitExpression(node.of, see);
  if (node.kind === 'index') visitExpression(node.index, see);
  if (node.kind === 'call') for (const argument of node.args) visitExpression(argument, see);
  if (node.kind === 'not') visitExpression(node.operand, see);
  if (node.kind === 'compare' || node.kind === 'logic') {
    visitExpression(node.left, see);
    visitExpression(node.right, see);
  }
}

class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly ExpressionToken[]) {}

  read(): ExpressionNode {
    if (this.isAtEnd) throw new ExpressionFault('This expression is empty. Write what it should give.', this.token);
    const node = this.binary(0);
    if (!this.isAtEnd) throw this.unexpected();
    return node;
  }

  private get isAtEnd(): boolean {
    return this.token.kind === 'end';
  }

  private get token(): ExpressionToken {
    return this.tokens[this.next] as ExpressionToken;
  }

  private skip(text: string): boolean {
    if (this.token.kind !== 'symbol' || this.token.text !== text) return false;
    this.next++;
    return true;
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw this.unexpected(text);
  }

  private unexpected(wanted?: string): ExpressionFault {
    const { text, kind, start, end } = this.token;
    const last = this.tokens[this.next - 1];
    const missing = wanted ? ` \`${wanted}\` is missing.` : '';
    if (kind === 'end')
      return new ExpressionFault(
        `The expression ends too early.${missing || ' A value is missing.'}`,
        last ? { start: last.start, end: last.end } : { start, end },
      );
    const hint =
      kind === 'name' && /^(and|or|not|eq|ne)$/i.test(text) ? ' Operators are `&&`, `||`, `!`, `==`, `!=`.' : missing;
    return new ExpressionFault(
      `\`${text.slice(0, 60)}\` does not belong here.${hint || ' Check the operators and brackets around it.'}`,
      {
        start,
        end,
      },
    );
  }

  private binary(level: number): ExpressionNode {
    const operators = levels[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    while (this.token.kind === 'symbol' && operators.includes(this.token.text)) {
      const operator = this.token.text;
      this.next++;
      const right = this.binary(level + 1);
      left = { kind: level < 2 ? 'logic' : 'compare', operator, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  private unary(): ExpressionNode {
    const { start } = this.token;
    if (++this.depth > maxDepth)
      throw new ExpressionFault('This expression is nested too deeply. Split it.', this.token);
    const node = this.skip('!') ? this.negate(start) : this.postfix(this.primary());
    this.depth--;
    return node;
  }

  private negate(start: number): ExpressionNode {
    const operand = this.unary();
    return { kind: 'not', operand, start, end: operand.end };
  }

  private primary(): ExpressionNode {
    const { kind, text, start, end } = this.token;
    if (kind === 'string') return this.literal(text.slice(1, -1).replace(/''/g, "'"));
    if (kind === 'number') return this.literal(toNumber(text));
    if (kind === 'name') {
      this.next++;
      if (this.skip('(')) return this.call(text, { start, end });
      const literals: Readonly<Record<string, boolean | null | number>> = { true: true, false: false, null: null };
      const constant = Object.hasOwn(literals, text)
        ? literals[text]
        : text === 'NaN' || text === 'Infinity'
          ? Number(text)
          : undefined;
      return constant === undefined
        ? { kind: 'variable', name: text.toLowerCase(), start, end }
        : { kind: 'literal', value: constant, start, end };
    }
    if (this.skip('(')) {
      const inner = this.binary(0);
      const close = this.token;
      this.expect(')');
      return { ...inner, start, end: close.end };
    }
    throw this.unexpected();
  }

  private literal(value: string | number): ExpressionNode {
    const { start, end } = this.token;
    this.next++;
    return { kind: 'literal', value, start, end };
  }

  private call(name: string, nameSpan: Span): ExpressionNode {
    const args: ExpressionNode[] = [];
    let close = this.token;
    if (!this.skip(')')) {
      do args.push(this.binary(0));
      while (this.skip(','));
      close = this.token;
      this.expect(')');
    }
    return { kind: 'call', name, nameSpan, args, start: nameSpan.start, end: close.end };
  }

  private postfix(start: ExpressionNode): ExpressionNode {
    for (let node = start; ; ) {
      if (this.skip('.')) {
        const { kind, text, ...span } = this.token;
        if (this.skip('*')) node = { kind: 'filter', of: node, start: node.start, end: span.end };
        else {
          if (kind !== 'name') throw this.unexpected();
          this.next++;
          const nameSpan = { start: span.start, end: span.end };
          node = { kind: 'property', of: node, name: text.toLowerCase(), nameSpan, start: node.start, end: span.end };
        }
      } else if (this.skip('[')) {
        const star = this.token;
        const index = this.skip('*') ? undefined : this.binary(0);
        const close = this.token;
        this.expect(']');
        node = index
          ? { kind: 'index', of: node, index, start: node.start, end: close.end }
          : { kind: 'filter', of: node, start: node.start, end: Math.max(star.end, close.end) };
      } else return node;
    }
  }
}

const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']];

function toNumber(text: string): number {
  return text.startsWith('-') ? -Number(text.slice(1)) : Number(text.replace(/^\+/, ''));
}
