import * as vscode from 'vscode';
import type { Command } from './command';

/** Opens the page of a rule, as shipped with the extension; without an argument the user chooses one. */
export const openRulePage: Command = {
  id: 'openRulePage',
  doing: 'Opening the page of the rule',
  async run({ context, hints }, argument) {
    const { languages, pagePath } = await import('../diagnostics/rules-bundle');
    const rules = languages.flatMap((language) => language.rules);
    const known = rules.find(({ id }) => id === argument);
    const id = known?.id ?? (await pickRule(rules, hints.shownInActiveEditor()));
    if (id === undefined) return;
    const page = vscode.Uri.joinPath(context.extensionUri, pagePath(id));
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  },
};

async function pickRule(
  rules: readonly { readonly id: string; readonly summary: string }[],
  here: ReadonlySet<string>,
): Promise<string | undefined> {
  const items = rules
    .map(({ id, summary }) => ({ label: id, description: here.has(id) ? 'in this file' : '', detail: summary }))
    .sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
  const choice = await vscode.window.showQuickPick(items, { title: 'Open rule page', matchOnDetail: true });
  return choice?.label;
}
