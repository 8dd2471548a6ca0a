import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Source, SourceDocument } from '../core/rule';
import type { Span } from '../core/span';
import { readBindings } from './python-bindings';

/** A call, with its arguments told apart. */
export interface PythonCall {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
  /** What is called, resolved through the imports: `mlflow.sklearn.log_model`; `undefined` when nobody can tell. */
  readonly name: string | undefined;
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, { readonly name: SyntaxNode; readonly value: SyntaxNode }>;
  /** True when `*args` or `**kwargs` may bring more arguments. */
  readonly isOpen: boolean;
}

/** A module of Python. */
export interface PythonDocument extends SourceDocument {
  readonly tree: Tree;
  /** All calls in order. */
  readonly calls: readonly PythonCall[];
  /** Every name that an import brings, with the place where it is named. */
  readonly imports: readonly { readonly name: string; readonly local: string; readonly span: Span }[];
  read(node: SyntaxNode): string;
  /** The full name of what a name or `a.b.c` stands for; of a variable that is set once to a call, the call's name and `()`. */
  resolve(node: SyntaxNode | null | undefined): string | undefined;
  /** The value that a name is set to, when it is set once in the file. */
  valueOf(node: SyntaxNode | null | undefined): SyntaxNode | undefined;
  /** The text of a string literal; `undefined` for anything else, also for f-strings. */
  textOf(node: SyntaxNode | null | undefined): string | undefined;
}

/** Longer texts are not read. */
const longest = 500_000;

/** Parses any text without throwing. */
export function parsePython(source: Source): PythonDocument {
  const text = source.text.length > longest ? '' : source.text;
  const tree = parser.parse(text);
  const read = ({ from, to }: SyntaxNode): string => text.slice(from, to);
  const { imports, modules, values, ambiguous } = readBindings(tree, text);

  const resolve = (node: SyntaxNode | null | undefined, depth = 0): string | undefined => {
    if (!node || depth > 20) return undefined;
    if (node.name === 'VariableName') {
      const name = read(node);
      if (ambiguous.has(name)) return undefined;
      const value = values.get(name);
      if (modules.has(name)) return modules.get(name);
      return value?.name === 'CallExpression' ? resolve(value, depth + 1) : undefined;
    }
    if (node.name === 'MemberExpression') {
      const property = node.lastChild?.name === 'PropertyName' ? read(node.lastChild) : undefined;
      const owner = property === undefined ? undefined : resolve(node.firstChild, depth + 1);
      return owner === undefined ? undefined : `${owner}.${property}`;
    }
    if (node.name === 'CallExpression') {
      const called = resolve(node.firstChild, depth + 1);
      return called === undefined ? undefined : `${called}()`;
    }
    return undefined;
  };

  const calls: PythonCall[] = [];
  const comments: Span[] = [];
  tree.iterate({
    enter: (at) => {
      if (at.name === 'Comment') comments.push({ start: at.from, end: at.to });
      else if (at.name === 'CallExpression') {
        const call = readCall(at.node, read, resolve);
        if (call) calls.push(call);
      }
    },
  });
  return {
    source,
    tree,
    calls,
    imports,
    comments,
    read,
    resolve: (node) => resolve(node),
    valueOf: (node) => {
      if (node?.name !== 'VariableName') return undefined;
      return ambiguous.has(read(node)) ? undefined : values.get(read(node));
    },
    textOf: (node) => (node?.name === 'String' ? stringValue(read(node)) : undefined),
    statementStart: (offset) => {
      let at: SyntaxNode | null = tree.resolveInner(Math.min(offset, tree.length), 1);
      while (at && !/Statement$|Definition$/.test(at.name)) at = at.parent;
      if (at?.parent?.name === 'DecoratedStatement') at = at.parent;
      return at ? at.from : offset;
    },
  };
}

/** The function that holds a node, not counting lambdas; `undefined` in the module itself. */
export function enclosingFunction(node: SyntaxNode): SyntaxNode | undefined {
  let inner: SyntaxNode = node;
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === 'FunctionDefinition' && inner.name === 'Body') return at;
    inner = at;
  }
  return undefined;
}

/** The decorators of a function or class, each as the expression behind its `@`. */
export function decoratorsOf(definition: SyntaxNode): SyntaxNode[] {
  const { parent } = definition;
  return parent?.name === 'DecoratedStatement' ? parent.getChildren('Decorator') : [];
}

/** The name of what a decorator applies, resolved through the imports. */
export function decoratorName(document: PythonDocument, decorator: SyntaxNode): string | undefined {
  let name: string | undefined;
  for (let at = decorator.firstChild?.nextSibling; at; at = at.nextSibling) {
    if (at.name === 'VariableName') name = name === undefined ? document.resolve(at) : `${name}.${document.read(at)}`;
    else if (at.name === 'PropertyName' && name !== undefined) name = `${name}.${document.read(at)}`;
    else if (at.name === 'CallExpression' || at.name === 'MemberExpression')
      name = document.resolve(at.name === 'CallExpression' ? at.firstChild : at);
    if (name === undefined) return undefined;
  }
  return name;
}

/** The arguments of a decorator; `undefined` when it is applied without brackets. */
export function decoratorArguments(document: PythonDocument, decorator: SyntaxNode): PythonCall | undefined {
  const list = decorator.getChild('ArgList');
  return list
    ? {
        node: decorator,
        callee: decorator,
        name: decoratorName(document, decorator),
        ...readArguments(list, document.read),
      }
    : undefined;
}

function readCall(
  node: SyntaxNode,
  read: (node: SyntaxNode) => string,
  resolve: (node: SyntaxNode | null) => string | undefined,
): PythonCall | undefined {
  const callee = node.firstChild;
  const list = node.getChild('ArgList');
  return callee && list ? { node, callee, name: resolve(callee), ...readArguments(list, read) } : undefined;
}

function readArguments(
  list: SyntaxNode,
  read: (node: SyntaxNode) => string,
): Pick<PythonCall, 'positional' | 'keywords' | 'isOpen'> {
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, { name: SyntaxNode; value: SyntaxNode }>();
  let isOpen = false;
  for (let at = list.firstChild; at; at = at.nextSibling) {
    if (at.name === '*' || at.name === '**') {
      isOpen = true;
      at = at.nextSibling ?? at;
    } else if (at.name === 'VariableName' && at.nextSibling?.name === 'AssignOp') {
      const value: SyntaxNode | null = at.nextSibling.nextSibling;
      if (value && value.name !== ',' && value.name !== ')') keywords.set(read(at), { name: at, value });
      at = value ?? at;
    } else if (!/^[(),]$|^Comment$|⚠/.test(at.name)) positional.push(at);
  }
  return { positional, keywords, isOpen };
}

function stringValue(literal: string): string | undefined {
  const match = /^([a-zA-Z]*)('''|"""|'|")([\s\S]*)\2$/.exec(literal);
  return match && !/f/i.test(match[1] ?? '') ? match[3] : undefined;
}
