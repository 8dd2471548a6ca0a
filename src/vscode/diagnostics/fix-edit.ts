import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/finding';

/** The fix as an edit of the document and of the files that it creates or extends beside it. */
export function fixEdit(document: vscode.TextDocument, fixes: readonly Fix[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { edits, files } of fixes) {
    for (const { span, text } of edits) {
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)),
        text,
      );
    }
    for (const file of files ?? []) writeFile(edit, vscode.Uri.joinPath(document.uri, '..', file.path), file.text);
  }
  return edit;
}

/** The safe fixes of the findings that can be applied together, or with `isWanted` the fixes that it chooses; one that overlaps an earlier one waits for the next round. */
export function fixesTogether(
  findings: readonly Pick<Finding, 'fix'>[],
  isWanted: (fix: Fix) => boolean = ({ safe }) => safe,
): Fix[] {
  const chosen: Fix[] = [];
  const taken: { start: number; end: number }[] = [];
  const files = new Set<string>();
  for (const { fix } of findings) {
    if (!fix || !isWanted(fix)) continue;
    const spans = fix.edits.map(({ span }) => span);
    const isTaken = spans.some((span) => taken.some((other) => touches(span, other)));
    if (isTaken || fix.files?.some(({ path }) => files.has(path))) continue;
    taken.push(...spans);
    for (const { path } of fix.files ?? []) files.add(path);
    chosen.push(fix);
  }
  return chosen;
}

/** Two insertions at one place touch as well: their order would be left to chance. */
function touches(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

function writeFile(edit: vscode.WorkspaceEdit, uri: vscode.Uri, text: string): void {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) {
    edit.replace(uri, new vscode.Range(open.positionAt(0), open.positionAt(open.getText().length)), text);
    return;
  }
  edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
}
