import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/finding';
import type { Span } from '../../core/span';

/** Name under which all our diagnostics appear. */
export const diagnosticSource = 'MLOps';

/** The finding as the editor shows it in the document; an empty span is widened to the word or character beside it, so that it can be seen. */
export function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, finding.span),
    finding.message,
    toSeverity(finding.severity),
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = finding.url ? { value: finding.rule, target: rulePageUri(finding.rule) } : finding.rule;
  return diagnostic;
}

/** A link that opens the rule's page in this window, as shipped with the extension: it works offline and fits the version. */
export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.parse(`command:mlopsRoadmap.openRulePage?${encodeURIComponent(JSON.stringify([rule]))}`);
}

/** The range of a span in the document. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  if (!range.isEmpty) return range;
  const word = document.getWordRangeAtPosition(range.start);
  if (word) return word;
  const line = document.lineAt(range.start.line).range;
  return line.isEmpty ? range : line;
}

function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    default:
      return severity satisfies never;
  }
}

/** The rule or check id that a diagnostic of ours carries; `undefined` for those of others. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== diagnosticSource) return undefined;
  return codeOf(diagnostic);
}

/** The code of any diagnostic as text. */
export function codeOf({ code }: vscode.Diagnostic): string | undefined {
  if (code === undefined) return undefined;
  return String(typeof code === 'object' ? code.value : code);
}
