import * as vscode from 'vscode';
import type { Finding } from '../../core/finding';
import type { Language } from '../../core/rule';
import { readHintSettings, section } from '../settings';
import { mayHaveHints } from './hint-languages';
import { leaveToOthers, type OtherReport } from './leave-to-others';
import { readSource } from './read-source';
import { codeOf, diagnosticSource, toDiagnostic } from './to-diagnostic';

/** Milliseconds of quiet after a keystroke before a document is looked at. */
const debounceMs = 150;
/** A longer text is not looked at while typing: nobody wrote it by hand. */
const maxCharacters = 1_000_000;

/** What was found in one version of a document. */
export interface HintResult {
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly language: Language | undefined;
}

/** Shows what the rules find in open documents while they are typed: one timer a document, late results dropped by version. */
export class Hints implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mlops-hints');
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly results = new Map<string, HintResult>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly disposables: vscode.Disposable[];

  /** Fires with a document's address when its hints were looked for again. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.disposables = [
      this.collection,
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.schedule(document, debounceMs)),
      vscode.workspace.onDidSaveTextDocument((document) => this.neighbourChanged(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.hints`)) this.scheduleAll();
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.othersChanged(uris)),
    ];
    this.scheduleAll();
  }

  /** The findings of the document as it is now, looked for at once when what is known is older. */
  async fresh(document: vscode.TextDocument): Promise<HintResult> {
    const known = this.results.get(document.uri.toString());
    if (known?.version === document.version) return known;
    return this.find(document);
  }

  /** The findings that are shown for the document as it is now; none while it is being typed. */
  shown(document: vscode.TextDocument): readonly Finding[] {
    const known = this.results.get(document.uri.toString());
    return known?.version === document.version ? this.ours(document, known) : [];
  }

  /** Ids of the rules whose hints stand in the file on show. */
  shownInActiveEditor(): ReadonlySet<string> {
    const document = vscode.window.activeTextEditor?.document;
    return new Set(document ? this.shown(document).map(({ rule }) => rule) : []);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private scheduleAll(): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, 0);
  }

  private schedule(document: vscode.TextDocument, delay: number): void {
    if (!mayHaveHints(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    const run = () => {
      this.timers.delete(key);
      this.refresh(document).catch((error) => this.log.error(`hints for ${key}:`, error));
    };
    this.timers.set(key, setTimeout(run, delay));
  }

  private async refresh(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed) return;
    const { version } = document;
    const result = await this.find(document);
    if (document.isClosed || document.version !== version) return;
    this.results.set(document.uri.toString(), result);
    this.publish(document, result);
    this.changed.fire(document.uri);
  }

  private async find(document: vscode.TextDocument): Promise<HintResult> {
    const { version } = document;
    const none: HintResult = { version, findings: [], language: undefined };
    const settings = readHintSettings(document);
    const text = document.getText();
    if (!settings.enabled || text.length > maxCharacters) return none;
    const { lint, languageOf } = await import('./rules-bundle');
    const language = languageOf(document.uri.path, text);
    if (!language) return none;
    const source = await readSource(document, language);
    const findings = await lint(source, {
      language,
      severity: settings.severity,
      onRuleError: (rule, error) => this.log.error(`rule ${rule}:`, error instanceof Error ? error : String(error)),
    });
    return { version, findings, language };
  }

  private publish(document: vscode.TextDocument, result: HintResult): void {
    const next = this.ours(document, result).map((finding) => toDiagnostic(document, finding));
    if (sameDiagnostics(this.collection.get(document.uri) ?? [], next)) return;
    this.collection.set(document.uri, next);
  }

  private ours(document: vscode.TextDocument, { findings }: HintResult): Finding[] {
    const { alongside } = readHintSettings(document);
    const lineOf = (offset: number) => document.positionAt(offset).line;
    return leaveToOthers(findings, alongside, othersIn(document.uri), lineOf);
  }

  private othersChanged(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      const result = this.results.get(uri.toString());
      if (!result || result.findings.length === 0) continue;
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
      if (document && document.version === result.version) this.publish(document, result);
    }
  }

  /** Rules of a document may look at the files beside it, so their saving counts as its change. */
  private neighbourChanged(saved: vscode.TextDocument): void {
    const folder = vscode.Uri.joinPath(saved.uri, '..').toString();
    for (const document of vscode.workspace.textDocuments) {
      const isBeside = vscode.Uri.joinPath(document.uri, '..').toString() === folder;
      if (document !== saved && isBeside) this.schedule(document, 0);
    }
  }

  private forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.results.delete(key);
    this.collection.delete(document.uri);
  }
}

function othersIn(uri: vscode.Uri): OtherReport[] {
  return vscode.languages.getDiagnostics(uri).flatMap((diagnostic) => {
    const code = diagnostic.source === diagnosticSource ? undefined : codeOf(diagnostic);
    if (code === undefined) return [];
    return [{ code, firstLine: diagnostic.range.start.line, lastLine: diagnostic.range.end.line }];
  });
}

function sameDiagnostics(before: readonly vscode.Diagnostic[], after: readonly vscode.Diagnostic[]): boolean {
  if (before.length !== after.length) return false;
  return after.every((diagnostic, index) => {
    const old = before[index];
    if (!old || old.message !== diagnostic.message || old.severity !== diagnostic.severity) return false;
    return codeOf(old) === codeOf(diagnostic) && old.range.isEqual(diagnostic.range);
  });
}
