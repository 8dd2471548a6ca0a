import type { SyntaxNode } from '@lezer/common';
import { remember } from '../../core/remember';
import { decoratorArguments, decoratorName, type PythonCall, type PythonDocument } from '../../parse/python';
import { decorators } from './airflow';

/** A function that Kubeflow Pipelines runs by itself in a container. */
export interface KfpComponent {
  readonly definition: SyntaxNode;
  readonly decorator: SyntaxNode;
  readonly arguments: PythonCall | undefined;
}

const names = new Set(['kfp.dsl.component', 'kfp.v2.dsl.component']);

/** The lightweight components of a module that are made by the decorator. */
export const componentsOf = remember((document: PythonDocument): readonly KfpComponent[] =>
  decorators(document).flatMap((decorator) => {
    if (!names.has(decoratorName(document, decorator) ?? '')) return [];
    const definition = decorator.parent?.getChild('FunctionDefinition');
    return definition ? [{ definition, decorator, arguments: decoratorArguments(document, decorator) }] : [];
  }),
);

/** The parameters of a function: name, whether it has an annotation. */
export function parametersOf(
  document: PythonDocument,
  definition: SyntaxNode,
): { readonly name: SyntaxNode; readonly text: string; readonly isTyped: boolean; readonly isStar: boolean }[] {
  const list = definition.getChild('ParamList');
  const found: { name: SyntaxNode; text: string; isTyped: boolean; isStar: boolean }[] = [];
  let isStar = false;
  for (let at = list?.firstChild; at; at = at.nextSibling) {
    if (at.name === 'VariableName' && at.prevSibling && /^(?:\(|,|\*|\*\*|Comment)$/.test(at.prevSibling.name)) {
      found.push({ name: at, text: document.read(at), isTyped: at.nextSibling?.name === 'TypeDef', isStar });
    }
    isStar = at.name === '*' || at.name === '**';
  }
  return found;
}
