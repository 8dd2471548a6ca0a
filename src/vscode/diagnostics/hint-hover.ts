import * as vscode from 'vscode';
import type { Hints } from './hints';
import { toRange } from './to-diagnostic';

/** Shows why a hint matters, under the hint itself, with a link to the rule's page. */
export class HintHover implements vscode.HoverProvider {
  constructor(private readonly hints: Hints) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const here = this.hints.shown(document).filter(({ span }) => toRange(document, span).contains(position));
    if (here.length === 0) return undefined;
    const texts = here.map(({ rule, why }) => {
      const text = new vscode.MarkdownString('', true);
      text.isTrusted = { enabledCommands: ['mlopsRoadmap.openRulePage'] };
      const link = `command:mlopsRoadmap.openRulePage?${encodeURIComponent(JSON.stringify([rule]))}`;
      text.appendText(why).appendMarkdown(`\n\n$(book) [${rule}](${link} "Open the page of this rule")`);
      return text;
    });
    return new vscode.Hover(texts);
  }
}
