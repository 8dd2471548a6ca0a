import * as vscode from 'vscode';
import type { ConfigurationFiles } from './configuration-files';

/**
 * An edit of the nearest `.mlops-roadmap.yml`, or a new one at the top of the workspace folder, in which a rule is off: for this document
 * only, or for all. `undefined` when there is no place for one, or when the one that is there is broken.
 */
export async function switchOffEdit(
  document: vscode.TextDocument,
  rule: string,
  configurations: ConfigurationFiles,
  reach: 'file' | 'all',
): Promise<vscode.WorkspaceEdit | undefined> {
  const found = await configurations.find(document.uri);
  const top = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const uri = found?.uri ?? (top && vscode.Uri.joinPath(top, '.mlops-roadmap.yml'));
  if (!uri) return undefined;
  const folder = vscode.Uri.joinPath(uri, '..').path.replace(/\/?$/, '/');
  const relative = document.uri.path.slice(folder.length);
  const { switchOff } = await import('./rules-bundle');
  const text = switchOff(found?.text ?? '', rule, reach === 'file' ? relative : undefined);
  if (text === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  const open = vscode.workspace.textDocuments.find((other) => other.uri.toString() === uri.toString());
  if (open) edit.replace(uri, new vscode.Range(open.positionAt(0), open.positionAt(open.getText().length)), text);
  else edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
  return edit;
}
