import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/finding';
import { fixEdit, fixesTogether } from './fix-edit';
import type { Hints } from './hints';
import { pathOf } from './read-source';
import { ruleOf, toRange } from './to-diagnostic';

/** Kind of *Fix all*, so that a user can switch it on for saving: `"editor.codeActionsOnSave": { "source.fixAll.mlops": "explicit" }`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('mlops');

/** Findings with a place in a document, whoever found them: rules while typing, or the checks of an exercise. */
export interface FindingSource {
  findingsIn(document: vscode.TextDocument): readonly Finding[];
}

/** Quick fixes for our diagnostics: the fix itself, *Silence here*, the rule's page, and *Fix all*. */
export class HintActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix, fixAllKind];

  constructor(
    private readonly hints: Hints,
    private readonly checks: FindingSource,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { findings, language } = await this.hints.fresh(document);
    if (token.isCancellationRequested) return [];
    const fixable = fixesTogether(findings);
    if (context.only && fixAllKind.contains(context.only)) return fixable.length > 0 ? [fixAll(document, fixable)] : [];

    const ours = context.diagnostics.filter((diagnostic) => ruleOf(diagnostic) !== undefined);
    const all = [...findings, ...this.checks.findingsIn(document)];
    const actions = ours.flatMap((diagnostic) => {
      const finding = all.find((candidate) => isShownBy(document, candidate, diagnostic));
      return finding?.fix ? [fixAction(document, finding.fix, diagnostic)] : [];
    });
    if (ours.length > 0 && fixable.length > 1) actions.push(fixAll(document, fixable, vscode.CodeActionKind.QuickFix));

    const here = findings.filter((finding) => range.intersection(toRange(document, finding.span)));
    if (language && here.length > 0) {
      const [{ silence }, parse] = await Promise.all([import('./rules-bundle'), language.load()]);
      const parsed = parse({ path: pathOf(document), text: document.getText() });
      for (const finding of parsed.takesComments === false ? [] : uniqueByRule(here)) {
        const fix = silence(parsed, finding);
        actions.push(quickFix(fix.title, fixEdit(document, [fix])), openPage(finding.rule));
      }
    }
    return actions;
  }
}

function fixAction(document: vscode.TextDocument, fix: Fix, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = quickFix(fix.title, fixEdit(document, [fix]));
  action.diagnostics = [diagnostic];
  action.isPreferred = fix.safe;
  return action;
}

function fixAll(document: vscode.TextDocument, fixable: readonly Fix[], kind = fixAllKind): vscode.CodeAction {
  const action = new vscode.CodeAction('Fix all safe MLOps hints in this file', kind);
  action.edit = fixEdit(document, fixable);
  return action;
}

function openPage(rule: string): vscode.CodeAction {
  const action = quickFix(`Open the page of ${rule}`);
  action.command = { title: action.title, command: 'mlopsRoadmap.openRulePage', arguments: [rule] };
  return action;
}

function quickFix(title: string, edit?: vscode.WorkspaceEdit): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  if (edit) action.edit = edit;
  return action;
}

function isShownBy(document: vscode.TextDocument, finding: Finding, diagnostic: vscode.Diagnostic): boolean {
  return ruleOf(diagnostic) === finding.rule && toRange(document, finding.span).isEqual(diagnostic.range);
}

function uniqueByRule(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
}
