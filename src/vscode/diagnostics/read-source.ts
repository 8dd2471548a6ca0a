import * as vscode from 'vscode';
import type { Language, Source } from '../../core/rule';

/** Neighbours are small by nature; a larger one is left unread. */
const maxNeighbourBytes = 512 * 1024;

/** The document's text with the neighbouring files that its language asks for, as they are open in the editor or on disk. An unsaved new document has none known. */
export async function readSource(
  document: vscode.TextDocument,
  language: Language,
  text: string = document.getText(),
): Promise<Source> {
  const path = pathOf(document);
  if (document.isUntitled) return { path, text };
  const neighbours = new Map<string, string>();
  const folder = vscode.Uri.joinPath(document.uri, '..');
  await Promise.all(
    language.neighbours({ path, text }).map(async (name) => {
      const content = await readText(vscode.Uri.joinPath(folder, name));
      if (content !== undefined) neighbours.set(name, content);
    }),
  );
  return { path, text, neighbours };
}

/** The path by which rules know a document: relative to its workspace folder where it has one. */
export function pathOf(document: vscode.TextDocument): string {
  return vscode.workspace.asRelativePath(document.uri, false).replaceAll('\\', '/');
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // A file that was deleted or written by others may still be held as it was.
  if (open?.isDirty) return open.getText();
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory || size > maxNeighbourBytes) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
