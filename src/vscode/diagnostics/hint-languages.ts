import * as vscode from 'vscode';
import { headLength, mayBeHintFile } from '../../rules/hint-places';

/** Editor languages of which every document is one that rules look at, whatever its name. */
const ownModes: ReadonlySet<string> = new Set([
  'dockerfile',
  'github-actions-workflow',
  'dockercompose',
  'jenkinsfile',
]);

/** Schemes whose documents are views of something else: their findings would repeat those of the file. */
const viewSchemes: ReadonlySet<string> = new Set([
  'git',
  'output',
  'vscode-scm',
  'mlops-solution',
  'walkThrough',
  'search-editor',
]);

/** Documents for which hover is offered; the hints themselves decide. */
export const hintSelector: vscode.DocumentSelector = { scheme: '*' };

/** Whether a document is only a view of something else. */
export function isView({ uri }: vscode.TextDocument): boolean {
  return viewSchemes.has(uri.scheme);
}

/** Whether an editor language stands for one kind of file, so that the user's choice of it says what the document is. */
export function isOwnMode(languageId: string): boolean {
  return ownModes.has(languageId);
}

/** Whether rules may look at the document, going by its name, mode or first lines. Asking costs next to nothing: no rule is loaded. */
export function mayHaveHints(document: vscode.TextDocument): boolean {
  if (isView(document)) return false;
  return ownModes.has(document.languageId) || mayBeHintFile(document.uri.path, () => headOf(document));
}

/** The first characters, without copying the whole text. */
function headOf(document: vscode.TextDocument): string {
  return document.getText(new vscode.Range(0, 0, 200, 0)).slice(0, headLength);
}
