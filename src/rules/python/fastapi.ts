import type { SyntaxNode } from '@lezer/common';
import { decoratorName, decoratorsOf, type PythonDocument } from '../../parse/python';

const apps = /^(?:fastapi\.(?:applications\.)?FastAPI|fastapi\.(?:routing\.)?APIRouter)\(\)\.(\w+)$/;

/** What a function does for an application of FastAPI, by its decorators: `get`, `post`, `on_event`. */
export function fastapiRole(document: PythonDocument, definition: SyntaxNode): string | undefined {
  for (const decorator of decoratorsOf(definition)) {
    const role = apps.exec(decoratorName(document, decorator) ?? '')?.[1];
    if (role) return role;
  }
  return undefined;
}
