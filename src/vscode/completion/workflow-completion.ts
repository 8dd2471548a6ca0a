import * as vscode from 'vscode';

/** Workflows and actions of GitHub, wherever their folder is opened. */
export const workflowSelector: vscode.DocumentSelector = ['yaml', 'github-actions-workflow'].flatMap((language) => [
  { language, pattern: '**/.github/workflows/*.{yml,yaml}' },
  { language, pattern: '**/action.{yml,yaml}' },
]);

/** GitHub's own extension offers the same from the same service, and more where it is signed in. */
function isLeftToGitHub(): boolean {
  return vscode.extensions.getExtension('github.vscode-github-actions') !== undefined;
}

/** Completion and hover in workflows by GitHub's language service, which loads when first asked. */
export class WorkflowCompletion implements vscode.CompletionItemProvider, vscode.HoverProvider {
  static readonly triggers = [':', '.', ' ', '-', '{', '['];

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[]> {
    if (isLeftToGitHub()) return [];
    const { suggestInWorkflow } = await import('./workflow-language');
    const found = await suggestInWorkflow(document.uri.toString(), document.getText(), position);
    if (token.isCancellationRequested) return [];
    return found.map(({ label, text, documentation, detail, sortText, range }) => {
      const item = new vscode.CompletionItem(label);
      item.insertText = text;
      item.sortText = sortText;
      if (documentation) item.documentation = new vscode.MarkdownString(documentation);
      if (detail) item.detail = detail;
      if (range) {
        const { start, end } = range;
        item.range = new vscode.Range(start.line, start.character, end.line, end.character);
      }
      return item;
    });
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (isLeftToGitHub()) return undefined;
    const { explainInWorkflow } = await import('./workflow-language');
    const text = await explainInWorkflow(document.uri.toString(), document.getText(), position);
    return text && !token.isCancellationRequested ? new vscode.Hover(new vscode.MarkdownString(text)) : undefined;
  }
}
