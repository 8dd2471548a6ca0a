import * as vscode from 'vscode';
import { fixEdit } from '../diagnostics/fix-edit';
import { pathOf } from '../diagnostics/read-source';
import { toRange } from '../diagnostics/to-diagnostic';
import { UserProblem } from '../report-problem';
import type { Command } from './command';

/** Writes a comment that silences a rule over the statement at the cursor. */
export const silenceHere: Command = {
  id: 'silenceHere',
  doing: 'Silencing the hint',
  async run({ hints }) {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { document, selection } = editor;
    const { findings, language } = await hints.fresh(document);
    const here = findings.filter(({ span }) => {
      const range = toRange(document, span);
      return range.start.line <= selection.end.line && selection.start.line <= range.end.line;
    });
    const [first] = here;
    if (!first || !language)
      throw new UserProblem('No hint stands at the cursor. Put it on the line of the hint and run this again.');
    const items = here.map((finding) => ({ label: finding.rule, detail: finding.message, finding }));
    const choice =
      items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title: 'Silence which rule here?' });
    if (!choice) return;
    const [{ silence }, parse] = await Promise.all([import('../diagnostics/rules-bundle'), language.load()]);
    const parsed = parse({ path: pathOf(document), text: document.getText() });
    if (parsed.takesComments === false)
      throw new UserProblem(`This format has no comments. Switch ${choice.finding.rule} off in the settings instead.`);
    await vscode.workspace.applyEdit(fixEdit(document, [silence(parsed, choice.finding)]));
  },
};
