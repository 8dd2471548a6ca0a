import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';

/** Scheme of solutions shown in the editor: read-only, and never looked at by the rules. */
export const solutionScheme = 'mlops-solution';

/** The address under which a solution's file is shown; an empty path is an empty document. */
export function solutionUri(absolute: string): vscode.Uri {
  return vscode.Uri.file(absolute).with({ scheme: solutionScheme });
}

/** Serves files of solutions as read-only documents, only from the folders of exercises. */
export class SolutionDocuments implements vscode.TextDocumentContentProvider {
  constructor(private readonly isInExercise: (file: string) => boolean) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const file = uri.with({ scheme: 'file' }).fsPath;
    return this.isInExercise(file) ? readFile(file, 'utf8') : '';
  }
}
