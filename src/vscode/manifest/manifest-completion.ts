import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { suggest } from './suggest';

/** Manifests of exercises, wherever they are. */
export const manifestSelector: vscode.DocumentSelector = { language: 'yaml', pattern: '**/exercise.yaml' };

/** Completion in `exercise.yaml` from the schema that is shipped. Where the YAML extension is installed it does this better, from the same schema. */
export class ManifestCompletion implements vscode.CompletionItemProvider {
  private schema: Promise<Record<string, unknown>> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    if (vscode.extensions.getExtension('redhat.vscode-yaml')) return [];
    this.schema ??= this.read();
    const found = suggest(await this.schema, document.getText(), position.line, position.character);
    return found.map(({ label, kind, description, snippet, isRequired }) => {
      const { Property, Value } = vscode.CompletionItemKind;
      const item = new vscode.CompletionItem(label, kind === 'key' ? Property : Value);
      item.insertText = new vscode.SnippetString(snippet);
      item.documentation = description;
      item.detail = isRequired ? 'required' : '';
      item.sortText = `${isRequired ? 0 : 1}${label}`;
      return item;
    });
  }

  private async read(): Promise<Record<string, unknown>> {
    const file = vscode.Uri.joinPath(this.extensionUri, 'media', 'exercise.schema.json').fsPath;
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  }
}
