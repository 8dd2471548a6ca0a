import * as vscode from 'vscode';
import type { Finding } from '../../core/finding';
import type { CheckSpec, Step } from '../../lessons/exercise';
import type { CheckReport } from '../../lessons/report';
import type { ExerciseSession } from '../exercise/exercise-session';
import type { Sessions } from '../exercise/sessions';
import { anchorLine } from '../exercise/show-step';
import type { FindingSource } from './hint-actions';
import { diagnosticSource, toRange } from './to-diagnostic';

/** Every unmet check as a diagnostic at the line it speaks of; gone when the check is met. */
export class CheckDiagnostics implements vscode.Disposable, FindingSource {
  private readonly collection = vscode.languages.createDiagnosticCollection('mlops-checks');
  private readonly listening = new Map<ExerciseSession, vscode.Disposable>();
  private readonly disposables: vscode.Disposable[];
  /** Findings by file, with the text that they speak of. */
  private readonly found = new Map<string, { readonly text: string; readonly findings: Finding[] }>();

  constructor(
    sessions: Sessions,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = [
      this.collection,
      sessions.onDidAdd((session) => this.add(session)),
      sessions.onDidRemove((session) => this.remove(session)),
    ];
    for (const session of sessions.all) this.add(session);
  }

  findingsIn(document: vscode.TextDocument): readonly Finding[] {
    const known = this.found.get(document.uri.toString());
    return known?.text === document.getText() ? known.findings : [];
  }

  dispose(): void {
    vscode.Disposable.from(...this.listening.values(), ...this.disposables).dispose();
  }

  private add(session: ExerciseSession): void {
    const listener = session.onDidRun((event) => {
      if (event.kind !== 'end' && event.kind !== 'forgotten') return;
      this.publish(session).catch((error) => this.log.error('showing unmet checks:', error));
    });
    this.listening.set(session, listener);
  }

  private remove(session: ExerciseSession): void {
    this.listening.get(session)?.dispose();
    this.listening.delete(session);
    this.clear(session);
  }

  private clear(session: ExerciseSession): void {
    const prefix = `${session.folder}/`;
    const uris: vscode.Uri[] = [];
    this.collection.forEach((uri) => {
      if (uri.toString().startsWith(prefix)) uris.push(uri);
    });
    for (const uri of uris) {
      this.collection.delete(uri);
      this.found.delete(uri.toString());
    }
  }

  private async publish(session: ExerciseSession): Promise<void> {
    const located: Located[] = [];
    for (const step of session.exercise.steps) {
      for (const check of step.checks) {
        const report = session.reports.get(check.id);
        if (report?.outcome === 'failed') located.push(...(await locate(session, step, check, report)));
      }
    }
    this.clear(session);
    const files = new Map<string, Located[]>();
    for (const one of located) files.set(one.uri.toString(), [...(files.get(one.uri.toString()) ?? []), one]);
    for (const [key, list] of files) {
      const [first] = list;
      if (!first) continue;
      this.collection.set(
        first.uri,
        list.map(({ diagnostic }) => diagnostic),
      );
      const findings = list.flatMap(({ finding }) => (finding ? [finding] : []));
      this.found.set(key, { text: first.document?.getText() ?? '', findings });
    }
  }
}

/** A diagnostic with the file it stands in. */
interface Located {
  readonly uri: vscode.Uri;
  /** `undefined` when the file is not there. */
  readonly document: vscode.TextDocument | undefined;
  readonly diagnostic: vscode.Diagnostic;
  /** With the code of the diagnostic as its rule, so that its fix is found again. */
  readonly finding: Finding | undefined;
}

async function locate(session: ExerciseSession, step: Step, check: CheckSpec, report: CheckReport): Promise<Located[]> {
  const code = `${session.exercise.id}/${report.id}`;
  if (report.findings.length === 0) return [await locateWithout(session, step, check, report, code)];
  return Promise.all(
    report.findings.map(async (found) => {
      const uri = vscode.Uri.joinPath(session.folder, found.path);
      const document = await openQuietly(uri);
      if (!document) return locateWithout(session, step, check, report, code);
      const diagnostic = describe(toRange(document, found.span), found.message, report, code);
      return { uri, document, diagnostic, finding: { ...found, rule: code } };
    }),
  );
}

/** A check that speaks of no place, or of a file that is not there, is shown where its step begins. */
async function locateWithout(
  session: ExerciseSession,
  step: Step,
  { at }: CheckSpec,
  report: CheckReport,
  code: string,
): Promise<Located> {
  const anchors = [
    at && { file: at.file, at: at.text },
    step.opens,
    ...session.exercise.steps.map(({ opens }) => opens),
  ];
  for (const anchor of anchors) {
    if (!anchor) continue;
    const uri = vscode.Uri.joinPath(session.folder, anchor.file);
    const document = await openQuietly(uri);
    if (!document) continue;
    const { range } = document.lineAt(anchorLine(document, anchor.at));
    return { uri, document, diagnostic: describe(range, report.message, report, code), finding: undefined };
  }
  const uri = vscode.Uri.joinPath(session.folder, at?.file ?? step.opens?.file ?? 'README.md');
  const diagnostic = describe(new vscode.Range(0, 0, 0, 0), report.message, report, code);
  return { uri, document: undefined, diagnostic, finding: undefined };
}

function describe(range: vscode.Range, fact: string, report: CheckReport, code: string): vscode.Diagnostic {
  const lines = [fact];
  if (report.expected !== undefined) lines.push(`Expected: ${report.expected}`);
  lines.push(`Why: ${report.why}`, `Try: ${report.try}`);
  const diagnostic = new vscode.Diagnostic(range, lines.join('\n'), vscode.DiagnosticSeverity.Warning);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: code, target: vscode.Uri.parse('command:mlopsRoadmap.openGuide') };
  return diagnostic;
}

async function openQuietly(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
