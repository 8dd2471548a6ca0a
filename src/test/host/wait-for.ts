import * as vscode from 'vscode';

/** Waits until `look` gives something, looking ten times a second. */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 30_000,
): Promise<T> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; ) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Waited ${ms} ms for ${what}.`);
}

/** The rule or check ids of our diagnostics of a file, in order of their lines. */
export function ourCodes(uri: vscode.Uri): string[] {
  return ourDiagnostics(uri).map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Our diagnostics of a file, in order of their lines. */
export function ourDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'MLOps')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Replaces the whole text of a document, as typing would. */
export async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(edit);
}

/** The folder that VS Code has open for the tests. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return folder.uri;
}

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('mlops-roadmap.mlops-roadmap');
  if (!found) throw new Error('The extension is not installed.');
  return found;
}
