import * as vscode from 'vscode';
import type { Decision } from '../../rules/hint-configuration';
import { diagnosticSource, toRange } from './to-diagnostic';

/** Names of a configuration, the first one first: as in `rules/hint-configuration.ts`, which is not loaded for a name. */
const names = ['.mlops-roadmap.yml', '.mlops-roadmap.yaml'];
const isConfiguration = ({ path }: vscode.Uri) => names.some((name) => path.endsWith(`/${name}`));

/** A configuration that was found; what it says is read when a file asks. */
export interface ConfigurationFile {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** Whether it may give a language to files whose names say none. */
  readonly mayMap: boolean;
  /** What it says of a file. */
  decide(file: vscode.Uri): Promise<Decision>;
}

/** The `.mlops-roadmap.yml` files above open documents, as they are open in the editor or on disk, with what is wrong in them as diagnostics. */
export class ConfigurationFiles implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mlops-configuration');
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly found = new Map<string, Promise<ConfigurationFile | undefined>>();
  private readonly known = new Map<string, ConfigurationFile | undefined>();
  private readonly disposables: vscode.Disposable[];

  /** Fires when a configuration was made, changed or removed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly log: vscode.LogOutputChannel) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/.mlops-roadmap.{yml,yaml}');
    this.disposables = [
      this.collection,
      this.changed,
      watcher,
      watcher.onDidCreate(() => this.reset()),
      watcher.onDidChange(() => this.reset()),
      watcher.onDidDelete(() => this.reset()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.reset()),
      vscode.workspace.onDidOpenTextDocument((document) => this.look(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!isConfiguration(document.uri)) return;
        this.reset();
        this.look(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
    ];
    for (const document of vscode.workspace.textDocuments) this.look(document);
  }

  /** The nearest configuration upward from a file, up to the top of its repository. */
  async find(file: vscode.Uri): Promise<ConfigurationFile | undefined> {
    return file.scheme === 'untitled' ? undefined : this.findIn(vscode.Uri.joinPath(file, '..'));
  }

  /** The same, of what was found already; `undefined` also when nothing was looked for yet. */
  findKnown(file: vscode.Uri): ConfigurationFile | undefined {
    return this.known.get(vscode.Uri.joinPath(file, '..').toString());
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private findIn(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const key = folder.toString();
    const found = this.found.get(key) ?? this.search(folder);
    this.found.set(key, found);
    found.then(
      (configuration) => this.found.get(key) === found && this.known.set(key, configuration),
      () => this.found.delete(key),
    );
    return found;
  }

  private async search(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    for (const name of names) {
      const uri = vscode.Uri.joinPath(folder, name);
      const text = await readText(uri);
      if (text !== undefined) return createFile(uri, text);
    }
    const parent = vscode.Uri.joinPath(folder, '..');
    if (parent.path === folder.path || (await exists(vscode.Uri.joinPath(folder, '.git')))) return undefined;
    return this.findIn(parent);
  }

  private reset(): void {
    this.found.clear();
    this.known.clear();
    this.changed.fire();
  }

  private look(document: vscode.TextDocument): void {
    if (isConfiguration(document.uri) && document.uri.scheme !== 'git')
      this.publish(document).catch((error) => this.log.error(`reading ${document.uri.fsPath}:`, error));
  }

  private async publish(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const { readConfiguration } = await import('./rules-bundle');
    if (document.isClosed || document.version !== version) return;
    const diagnostics = readConfiguration(document.getText()).problems.map(({ span, message }) => {
      const diagnostic = new vscode.Diagnostic(toRange(document, span), message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = diagnosticSource;
      diagnostic.code = 'configuration';
      return diagnostic;
    });
    this.collection.set(document.uri, diagnostics);
  }
}

function createFile(uri: vscode.Uri, text: string): ConfigurationFile {
  const folder = vscode.Uri.joinPath(uri, '..').path.replace(/\/?$/, '/');
  const decider = async () => {
    const { createDecider, readConfiguration } = await import('./rules-bundle');
    return createDecider(readConfiguration(text).configuration);
  };
  let made: ReturnType<typeof decider> | undefined;
  return {
    uri,
    text,
    mayMap: /^["']?languages\b/m.test(text),
    async decide(file) {
      made ??= decider();
      return (await made).decide(file.path.startsWith(folder) ? file.path.slice(folder.length) : file.path);
    },
  };
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // A file that was deleted or written by others may still be held as it was.
  if (open?.isDirty) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
