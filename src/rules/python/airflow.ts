import type { SyntaxNode } from '@lezer/common';
import { remember } from '../../core/remember';
import {
  decoratorArguments,
  decoratorName,
  decoratorsOf,
  enclosingFunction,
  type PythonCall,
  type PythonDocument,
} from '../../parse/python';

const dagNames = new Set(['airflow.DAG', 'airflow.models.DAG', 'airflow.models.dag.DAG', 'airflow.sdk.DAG']);
const dagDecorators = new Set(['airflow.decorators.dag', 'airflow.sdk.dag']);

/** The DAGs of a module, each as the call or decorator that makes it. */
export const dagsOf = remember((document: PythonDocument): readonly PythonCall[] => {
  const found = document.calls.filter(({ name }) => name !== undefined && dagNames.has(name));
  for (const decorator of decorators(document)) {
    const name = decoratorName(document, decorator);
    const call = name !== undefined && dagDecorators.has(name) ? decoratorArguments(document, decorator) : undefined;
    if (call) found.push(call);
  }
  return found;
});

/** Every decorator of the module. */
export function decorators(document: PythonDocument): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  document.tree.iterate({
    enter: (at) => {
      if (at.name === 'Decorator') found.push(at.node);
    },
  });
  return found;
}

/** Whether a node runs each time that Airflow reads the file: outside of functions, or directly in a function that makes a DAG. */
export function runsAtParseTime(document: PythonDocument, node: SyntaxNode): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === 'LambdaExpression' || at.name === 'ClassDefinition') return false;
    if (at.name === 'IfStatement' && /__name__/.test(document.read(at).slice(0, 40))) return false;
  }
  const within = enclosingFunction(node);
  if (!within) return true;
  return (
    enclosingFunction(within) === undefined &&
    decoratorsOf(within).some((decorator) => dagDecorators.has(decoratorName(document, decorator) ?? ''))
  );
}

/** The entries of a dictionary literal, or of the name of one; `undefined` when it is made in another way. */
export function dictionaryEntries(
  document: PythonDocument,
  node: SyntaxNode | undefined,
): ReadonlyMap<string, SyntaxNode> | undefined {
  const value = node?.name === 'VariableName' ? document.valueOf(node) : node;
  if (value?.name !== 'DictionaryExpression') return undefined;
  const entries = new Map<string, SyntaxNode>();
  for (let at = value.firstChild; at; at = at.nextSibling) {
    if (at.name === '**') return undefined;
    const key = at.nextSibling?.name === ':' ? document.textOf(at) : undefined;
    const item = at.nextSibling?.nextSibling;
    if (key !== undefined && item) entries.set(key, item);
  }
  return entries;
}
