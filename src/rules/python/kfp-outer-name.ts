import type { SyntaxNode } from '@lezer/common';
import type { PythonDocument } from '../../parse/python';
import { componentsOf, parametersOf } from './kfp';
import type { PythonRule } from './rule';

/** Only the function itself goes into the container: what stands around it in the file does not. */
export const kfpOuterName: PythonRule = {
  id: 'python/kfp-outer-name',
  summary: 'Import and define inside a component what it uses.',
  why: 'A lightweight component is the text of its function. `pd` or `DATA_BUCKET` from the top of the file are not there, and the step fails with a NameError after the cluster has found a GPU for it.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const outer = moduleNames(document);
    for (const { definition, arguments: given } of componentsOf(document)) {
      // A containerised component brings its whole file.
      if (given?.keywords.has('target_image') || given?.isOpen) continue;
      const body = definition.getChild('Body');
      if (!body) continue;
      const own = new Set(parametersOf(document, definition).map(({ text }) => text));
      for (const name of namesIn(document, given?.keywords.get('additional_funcs')?.value)) own.add(name);
      collectBound(document, body, own);
      const reported = new Set<string>();
      for (const node of usedNames(body)) {
        const name = document.read(node);
        if (own.has(name) || reported.has(name) || !outer.has(name)) continue;
        reported.add(name);
        yield {
          span: { start: node.from, end: node.to },
          message: `\`${name}\` stands outside of the function and does not go into the container with it: this ends in a NameError. Import or define it inside, or make it an argument.`,
        };
      }
    }
  },
};

/** The names in a value: the functions that are given along. */
function namesIn(document: PythonDocument, value: SyntaxNode | undefined): readonly string[] {
  const names: string[] = [];
  value?.cursor().iterate((at) => {
    if (at.name === 'VariableName') names.push(document.read(at.node));
  });
  return names;
}

/** Names that the module itself imports, sets or defines, without those that the SDK writes above the function: `kfp`, `dsl` and `typing`. */
function moduleNames(document: PythonDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = document.tree.topNode.firstChild; at; at = at.nextSibling) {
    if (at.name === 'AssignStatement' && at.firstChild?.name === 'VariableName')
      names.add(document.read(at.firstChild));
    else if (at.name === 'FunctionDefinition' || at.name === 'ClassDefinition') {
      const name = at.getChild('VariableName');
      if (name) names.add(document.read(name));
    } else if (at.name === 'ImportStatement') {
      for (const { name, local, span } of document.imports)
        if (span.start >= at.from && span.end <= at.to && !/^(?:kfp|typing)\b/.test(name))
          names.add(local.split('.')[0] ?? local);
    }
  }
  return names;
}

/** Names that are set anywhere inside, however: by assignment, import, loop, `with`, `except`, comprehension, lambda or `def`. */
function collectBound(document: PythonDocument, body: SyntaxNode, own: Set<string>): void {
  for (const { local, span } of document.imports)
    if (span.start >= body.from && span.end <= body.to) own.add(local.split('.')[0] ?? local);
  body.cursor().iterate((at) => {
    if (at.name !== 'VariableName') return;
    const { parent, nextSibling, prevSibling } = at.node;
    const isBound =
      parent?.name === 'ParamList' ||
      parent?.name === 'FunctionDefinition' ||
      parent?.name === 'ClassDefinition' ||
      prevSibling?.name === 'as' ||
      (parent?.name === 'AssignStatement' && isTarget(at.node)) ||
      ((parent?.name === 'TupleExpression' || parent?.name === 'ArrayExpression') && isTarget(parent)) ||
      (/For|Comprehension/.test(parent?.name ?? '') && isLoopTarget(at.node)) ||
      (parent?.name === 'NamedExpression' && nextSibling !== null) ||
      parent?.name === 'ScopeStatement' ||
      parent?.name === 'CapturePattern';
    if (isBound) own.add(document.read(at.node));
  });
}

function isTarget(node: SyntaxNode): boolean {
  for (let at = node.nextSibling; at; at = at.nextSibling) if (at.name === 'AssignOp') return true;
  return node.parent !== null && /For|Comprehension/.test(node.parent.name) && isLoopTarget(node);
}

/** Whether a node stands between `for` and `in`. */
function isLoopTarget(node: SyntaxNode): boolean {
  for (let at = node.prevSibling; at; at = at.prevSibling) {
    if (at.name === 'in') return false;
    if (at.name === 'for') return true;
  }
  return false;
}

/** Names that are read inside, without annotations, imports and the names of keyword arguments. */
function usedNames(body: SyntaxNode): SyntaxNode[] {
  const names: SyntaxNode[] = [];
  body.cursor().iterate((at) => {
    if (at.name === 'TypeDef' || at.name === 'ImportStatement') return false;
    if (at.name !== 'VariableName') return true;
    const { parent, nextSibling } = at.node;
    if (parent?.name !== 'ArgList' || nextSibling?.name !== 'AssignOp') names.push(at.node);
    return true;
  });
  return names;
}
