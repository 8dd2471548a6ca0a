import * as vscode from 'vscode';
import type { Finding } from '../../core/finding';
import type { Language, SourceDocument } from '../../core/rule';
import type { Decider, Decision } from '../../rules/hint-configuration';
import { readHintSettings, section } from '../settings';
import type { ConfigurationFiles } from './configuration-files';
import { isOwnMode, isView, mayHaveHints } from './hint-languages';
import { codesOf, leaveToOthers, type OtherReport } from './leave-to-others';
import { pathOf, readSource } from './read-source';
import { codeOf, diagnosticSource, toDiagnostic } from './to-diagnostic';

/** Milliseconds of quiet after a keystroke before a document is looked at. */
const debounceMs = 150;
/** A longer text is not looked at while typing: nobody wrote it by hand. */
const maxCharacters = 500_000;
/** The pause before a document is looked at again is so many times what looking took: a slow one leaves the editor its time. */
const pauseFactor = 8;

/** What was found in one version of a document. */
export interface HintResult {
  readonly version: number;
  /** How long it took. */
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
  readonly language: Language | undefined;
  /** The text as it was parsed. */
  readonly parsed: SourceDocument | undefined;
}

/** The last settings that were compiled, by their JSON: most documents have the same. */
interface KnownSettings {
  readonly json: string;
  readonly decider: Decider;
}

/** Shows what the rules find in open documents while they are typed: one timer a document, late results dropped by version. */
export class Hints implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mlops-hints');
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly results = new Map<string, HintResult>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private settings: KnownSettings | undefined;
  private readonly disposables: vscode.Disposable[];

  /** Fires with a document's address when its hints were looked for again. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly configurations: ConfigurationFiles,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = [
      this.collection,
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => this.consider(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.schedule(document, debounceMs)),
      vscode.workspace.onDidSaveTextDocument((document) => this.neighbourChanged(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.hints`)) this.scheduleAll();
      }),
      configurations.onDidChange(() => this.scheduleAll()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.othersChanged(uris)),
    ];
    this.scheduleAll();
  }

  /** The findings of the document as it is now, looked for at once when what is known is older. */
  async fresh(document: vscode.TextDocument): Promise<HintResult> {
    const known = this.results.get(document.uri.toString());
    if (known?.version === document.version) return known;
    if (!this.isOfInterest(document)) return nothing(document.version);
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
    for (const document of vscode.workspace.textDocuments) this.consider(document);
  }

  /** Looks at a document, also when only a configuration says that it is of a language. */
  private consider(document: vscode.TextDocument): void {
    this.schedule(document, 0);
    if (isView(document) || mayHaveHints(document)) return;
    this.configurations.find(document.uri).then(
      (found) => found?.mayMap && !document.isClosed && this.schedule(document, 0),
      (error) => this.log.error(`looking for a configuration of ${document.uri.toString()}:`, error),
    );
  }

  private isOfInterest(document: vscode.TextDocument): boolean {
    // A document that had hints is looked at once more, so that they go.
    if (mayHaveHints(document) || this.results.has(document.uri.toString())) return true;
    if (isView(document)) return false;
    if (this.configurations.findKnown(document.uri)?.mayMap) return true;
    return Object.keys(readHintSettings(document).configuration.languages).length > 0;
  }

  private schedule(document: vscode.TextDocument, delay: number): void {
    if (!this.isOfInterest(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    const run = () => {
      this.timers.delete(key);
      this.refresh(document).catch((error) => this.log.error(`hints for ${key}:`, error));
    };
    const pause = delay === 0 ? 0 : (this.results.get(key)?.milliseconds ?? 0) * pauseFactor;
    this.timers.set(key, setTimeout(run, Math.max(delay, pause)));
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
    return this.findInText(document, document.getText());
  }

  /** What would be found in the document if this were its text. */
  async findInText(document: vscode.TextDocument, text: string): Promise<HintResult> {
    const { version } = document;
    const none = nothing(version);
    const settings = readHintSettings(document);
    if (!settings.enabled || text.length > maxCharacters) return none;
    const [{ chooseLanguage, chooseSeverities, languages, lintDocument }, decisions] = await Promise.all([
      import('./rules-bundle'),
      this.decide(document),
    ]);
    // A mode that stands for one language is the user's word for what the document is.
    const mode = isOwnMode(document.languageId) ? document.languageId : undefined;
    const chosen = languages.find(({ editorLanguages }) => mode !== undefined && editorLanguages.includes(mode));
    const language = chooseLanguage(document.uri.path, text, decisions, chosen);
    if (!language) return none;
    const [parse, source] = await Promise.all([language.load(), readSource(document, language, text)]);
    const start = performance.now();
    const parsed = parse(source);
    const findings = lintDocument(parsed, language.rules, {
      severity: chooseSeverities(decisions),
      onRuleError: (rule, error) => this.log.error(`rule ${rule}:`, error instanceof Error ? error : String(error)),
    });
    return { version, milliseconds: performance.now() - start, findings, language, parsed };
  }

  /** What the settings and the repository's configuration say of a document, the stronger one last. */
  private async decide(document: vscode.TextDocument): Promise<Decision[]> {
    const { configuration } = readHintSettings(document);
    const json = JSON.stringify(configuration);
    if (this.settings?.json !== json) {
      const { createDecider } = await import('./rules-bundle');
      this.settings = { json, decider: createDecider(configuration) };
    }
    const own = this.settings.decider.decide(pathOf(document));
    const found = await this.configurations.find(document.uri);
    return found ? [own, await found.decide(document.uri)] : [own];
  }

  private publish(document: vscode.TextDocument, result: HintResult): void {
    const next = this.ours(document, result).map((finding) => toDiagnostic(document, finding));
    if (sameDiagnostics(this.collection.get(document.uri) ?? [], next)) return;
    this.collection.set(document.uri, next);
  }

  private ours(document: vscode.TextDocument, { findings, parsed }: HintResult): Finding[] {
    const { alongside } = readHintSettings(document);
    const lineOf = (offset: number) => document.positionAt(offset).line;
    const firstLineOf = (offset: number) => lineOf(parsed?.statementStart(offset) ?? offset);
    return leaveToOthers(findings, alongside, othersIn(document.uri), lineOf, firstLineOf);
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

function nothing(version: number): HintResult {
  return { version, milliseconds: 0, findings: [], language: undefined, parsed: undefined };
}

function othersIn(uri: vscode.Uri): OtherReport[] {
  return vscode.languages.getDiagnostics(uri).flatMap((diagnostic) => {
    if (diagnostic.source === diagnosticSource) return [];
    const { source, message, range } = diagnostic;
    const codes = codesOf({ code: codeOf(diagnostic), source, message });
    return codes.length > 0 ? [{ codes, firstLine: range.start.line, lastLine: range.end.line }] : [];
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
