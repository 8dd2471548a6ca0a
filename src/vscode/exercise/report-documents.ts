import * as vscode from 'vscode';

/** Scheme of reports that are shown once and kept nowhere. */
export const reportScheme = 'mlops-report';

/** The address of a report by its title. */
export function reportUri(title: string): vscode.Uri {
  return vscode.Uri.from({ scheme: reportScheme, path: `/${title}.md` });
}

/** Serves reports as read-only Markdown documents. */
export class ReportDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly texts = new Map<string, string>();

  readonly onDidChange = this.changed.event;

  /** Sets what a report says. */
  set(uri: vscode.Uri, text: string): void {
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? 'This report was not kept. Run it again.\n';
  }

  dispose(): void {
    this.changed.dispose();
  }
}
