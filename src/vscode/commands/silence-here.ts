import * as vscode from 'vscode';
import { fixEdit } from '../diagnostics/fix-edit';
import { switchOffEdit } from '../diagnostics/switch-off-edit';
import { toRange } from '../diagnostics/to-diagnostic';
import { UserProblem } from '../report-problem';
import type { Command } from './command';

/** Writes a comment that silences a rule over the statement at the cursor; in a format without comments the configuration says it. */
export const silenceHere: Command = {
  id: 'silenceHere',
  doing: 'Silencing the hint',
  async run({ hints, configurations }) {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { document, selection } = editor;
    const { findings, parsed } = await hints.fresh(document);
    const here = findings.filter(({ span }) => {
      const range = toRange(document, span);
      return range.start.line <= selection.end.line && selection.start.line <= range.end.line;
    });
    const [first] = here;
    if (!first || !parsed)
      throw new UserProblem('No hint stands at the cursor. Put it on the line of the hint and run this again.');
    const items = here.map((finding) => ({ label: finding.rule, detail: finding.message, finding }));
    const choice =
      items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title: 'Silence which rule here?' });
    if (!choice) return;
    const { silence } = await import('../diagnostics/rules-bundle');
    const fix = silence(parsed, choice.finding);
    const edit = fix
      ? fixEdit(document, [fix])
      : await switchOffEdit(document, choice.finding.rule, configurations, 'file');
    if (!edit)
      throw new UserProblem(
        `This format has no comments, and .mlops-roadmap.yml cannot be written here. Switch ${choice.finding.rule} off in the settings.`,
      );
    await vscode.workspace.applyEdit(edit);
  },
};
