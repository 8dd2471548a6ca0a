import path from 'node:path';
import * as vscode from 'vscode';
import { diagnosticSource, toRange } from '../diagnostics/to-diagnostic';
import type { Engine } from '../engine/engine';
import { manifestSelector } from './manifest-completion';

/** Shows what is wrong with an `exercise.yaml` at its place when it is opened and saved: also the files that it names are looked at. */
export class ManifestDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mlops-manifests');
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly engine: () => Promise<Engine>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = [
      this.collection,
      vscode.workspace.onDidOpenTextDocument((document) => this.look(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.look(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
    ];
    for (const document of vscode.workspace.textDocuments) this.look(document);
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private look(document: vscode.TextDocument): void {
    if (document.uri.scheme !== 'file' || !vscode.languages.match(manifestSelector, document)) return;
    this.publish(document).catch((error) => this.log.error(`reading ${document.uri.fsPath}:`, error));
  }

  private async publish(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const problems = await (await this.engine()).checkManifest(path.dirname(document.uri.fsPath));
    if (document.isClosed || document.version !== version) return;
    const diagnostics = problems.map(({ span, message }) => {
      const diagnostic = new vscode.Diagnostic(toRange(document, span), message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = diagnosticSource;
      diagnostic.code = 'exercise';
      return diagnostic;
    });
    this.collection.set(document.uri, diagnostics);
  }
}
