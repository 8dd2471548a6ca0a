import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/finding';
import type { ConfigurationFiles } from './configuration-files';
import { fixAllEdit } from './fix-all';
import { fixEdit, fixesTogether } from './fix-edit';
import type { Hints } from './hints';
import { switchOffEdit } from './switch-off-edit';
import { ruleOf, toRange } from './to-diagnostic';

/** Kind of *Fix all*, so that a user can switch it on for saving: `"editor.codeActionsOnSave": { "source.fixAll.mlopsRoadmap": "explicit" }`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('mlopsRoadmap');

/** Findings with a place in a document, whoever found them: rules while typing, or the checks of an exercise. */
export interface FindingSource {
  findingsIn(document: vscode.TextDocument): readonly Finding[];
}

/** Quick fixes for our diagnostics: the fix itself, all of its rule, *Silence here*, switching the rule off, the rule's page, and *Fix all*. */
export class HintActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix, fixAllKind];

  constructor(
    private readonly hints: Hints,
    private readonly checks: FindingSource,
    private readonly configurations: ConfigurationFiles,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { findings, parsed } = await this.hints.fresh(document);
    if (token.isCancellationRequested) return [];
    // `source` and `source.fixAll` ask for it as well: a narrower kind stands in a wider one.
    if (only?.contains(fixAllKind)) return this.fixAll(document, findings, fixAllKind);
    if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];

    const ours = diagnostics.filter((diagnostic) => ruleOf(diagnostic) !== undefined);
    const all = [...findings, ...this.checks.findingsIn(document)];
    const actions = ours.flatMap((diagnostic) => {
      const finding = all.find((candidate) => isShownBy(document, candidate, diagnostic));
      return finding?.fix ? [fixAction(document, finding.fix, diagnostic)] : [];
    });
    const here = uniqueByRule(findings.filter(({ span }) => range.intersection(toRange(document, span))));
    for (const { rule } of here) actions.push(...fixAllOfRule(document, findings, rule));
    if (ours.length > 0 && fixesTogether(findings).length > 1)
      actions.push(...(await this.fixAll(document, findings, vscode.CodeActionKind.QuickFix)));
    if (!parsed || here.length === 0) return actions;

    const { silence } = await import('./rules-bundle');
    for (const finding of here) {
      const { rule } = finding;
      const fix = silence(parsed, finding);
      if (fix) actions.push(quickFix(fix.title, fixEdit(document, [fix])));
      else actions.push(...(await this.switchOff(document, rule, 'file')));
      actions.push(...(await this.switchOff(document, rule, 'all')), openPage(rule));
    }
    return actions;
  }

  private async fixAll(
    document: vscode.TextDocument,
    findings: readonly Finding[],
    kind: vscode.CodeActionKind,
  ): Promise<vscode.CodeAction[]> {
    const all = await fixAllEdit(document, findings, this.hints);
    if (!all) return [];
    const action = new vscode.CodeAction('Fix all safe MLOps hints in this file', kind);
    action.edit = all.edit;
    return [action];
  }

  private async switchOff(
    document: vscode.TextDocument,
    rule: string,
    reach: 'file' | 'all',
  ): Promise<vscode.CodeAction[]> {
    const edit = await switchOffEdit(document, rule, this.configurations, reach);
    const where = reach === 'file' ? ' for this file' : '';
    return edit ? [quickFix(`Switch ${rule} off${where} in .mlops-roadmap.yml`, edit)] : [];
  }
}

/** All fixes of one rule, also those that change the meaning: whoever asks for one rule knows what it does. */
function fixAllOfRule(document: vscode.TextDocument, findings: readonly Finding[], rule: string): vscode.CodeAction[] {
  const fixes = fixesTogether(
    findings.filter((finding) => finding.rule === rule),
    () => true,
  );
  return fixes.length > 1 ? [quickFix(`Fix all of ${rule} in this file`, fixEdit(document, fixes))] : [];
}

function fixAction(document: vscode.TextDocument, fix: Fix, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = quickFix(fix.title, fixEdit(document, [fix]));
  action.diagnostics = [diagnostic];
  action.isPreferred = fix.safe;
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
