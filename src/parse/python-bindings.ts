import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../core/span';

/** What the names of a module stand for. */
export interface PythonBindings {
  readonly imports: readonly { readonly name: string; readonly local: string; readonly span: Span }[];
  /** Local name -> full name of what an import brings. */
  readonly modules: ReadonlyMap<string, string>;
  /** The values of names that are set. */
  readonly values: ReadonlyMap<string, SyntaxNode>;
  /** Names that are set more than once or in different ways, so that nobody can tell what they are. */
  readonly ambiguous: ReadonlySet<string>;
}

/** Reads the imports and assignments of a module, wherever they stand in it. */
export function readBindings(tree: Tree, text: string): PythonBindings {
  const imports: { name: string; local: string; span: Span }[] = [];
  const modules = new Map<string, string>();
  const values = new Map<string, SyntaxNode>();
  const ambiguous = new Set<string>();
  const read = ({ from, to }: SyntaxNode): string => text.slice(from, to);
  const bind = (name: string): void => {
    if (modules.has(name) || values.has(name)) ambiguous.add(name);
  };
  tree.iterate({
    enter: (at) => {
      if (at.name === 'ImportStatement') {
        for (const each of readImport(at.node, read)) {
          imports.push(each);
          // `import a.b` brings `a`.
          const full = each.local.includes('.') ? (each.local.split('.')[0] ?? '') : each.name;
          const local = each.local.split('.')[0] ?? '';
          if (values.has(local) || (modules.has(local) && modules.get(local) !== full)) ambiguous.add(local);
          modules.set(local, full);
        }
        return false;
      }
      if (at.name === 'AssignStatement') {
        const [target, operator, value] = assigned(at.node);
        if (target?.name === 'VariableName' && operator && value) {
          bind(read(target));
          values.set(read(target), value);
        }
      } else if (at.name === 'FunctionDefinition' || at.name === 'ClassDefinition') {
        const name = at.node.getChild('VariableName');
        if (name && modules.has(read(name)) && at.node.parent?.name !== 'Body') ambiguous.add(read(name));
      } else if (at.name === 'with' || at.name === 'WithStatement') {
        for (let child = at.node.firstChild; child; child = child.nextSibling) {
          const target = child.nextSibling?.name === 'as' ? child.nextSibling.nextSibling : undefined;
          if (target?.name !== 'VariableName') continue;
          bind(read(target));
          values.set(read(target), child);
        }
      }
      return true;
    },
  });
  return { imports, modules, values, ambiguous };
}

function assigned(statement: SyntaxNode): [SyntaxNode | null, SyntaxNode | undefined, SyntaxNode | undefined] {
  const target = statement.firstChild;
  const operators = statement.getChildren('AssignOp');
  const operator = operators[0];
  return operators.length === 1 ? [target, operator, operator?.nextSibling ?? undefined] : [null, undefined, undefined];
}

function* readImport(
  statement: SyntaxNode,
  read: (node: SyntaxNode) => string,
): Iterable<{ name: string; local: string; span: Span }> {
  let from = '';
  let isFrom = false;
  let inNames = false;
  let name = '';
  let start: SyntaxNode | undefined;
  let alias: string | undefined;
  let end = 0;
  const finish = (): { name: string; local: string; span: Span } | undefined => {
    if (!start || name === '') return undefined;
    const full = isFrom ? `${from}.${name}` : name;
    return { name: full, local: alias ?? name, span: { start: start.from, end } };
  };
  for (let at = statement.firstChild; at; at = at.nextSibling) {
    if (at.name === 'from') isFrom = true;
    else if (at.name === 'import') inNames = true;
    else if (!inNames) from += at.name === 'VariableName' || at.name === '.' ? read(at) : '';
    else if (at.name === ',' || at.name === ')') {
      const done = finish();
      if (done) yield done;
      [name, start, alias] = ['', undefined, undefined];
    } else if (at.name === 'as') {
      alias = at.nextSibling?.name === 'VariableName' ? read(at.nextSibling) : undefined;
      at = at.nextSibling ?? at;
    } else if (at.name === 'VariableName' || at.name === '.') {
      start ??= at;
      name += read(at);
      end = at.to;
    }
  }
  const done = finish();
  if (done) yield done;
}
