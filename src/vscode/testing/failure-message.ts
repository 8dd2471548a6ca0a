import * as vscode from 'vscode';
import type { CheckReport } from '../../lessons/report';
import { toRange } from '../diagnostics/to-diagnostic';

/** What the Test Explorer shows of an unmet check: one message a place, with what was seen and expected, why it matters and what to try. */
export async function failureMessage(
  folder: vscode.Uri,
  item: vscode.TestItem,
  report: CheckReport,
): Promise<vscode.TestMessage[]> {
  const { message, expected, actual, why, try: next, findings } = report;
  const text = (fact: string) => `${fact}\n\nWhy: ${why}\nTry: ${next}`;
  const build = (fact: string) => {
    if (expected !== undefined && actual !== undefined) return vscode.TestMessage.diff(text(fact), expected, actual);
    return new vscode.TestMessage(text(expected === undefined ? fact : `${fact}\nExpected: ${expected}`));
  };
  if (findings.length === 0) {
    const built = build(message);
    if (item.uri && item.range) built.location = new vscode.Location(item.uri, item.range);
    return [built];
  }
  return Promise.all(
    findings.map(async ({ path, span, message: fact }) => {
      const built = build(fact === message ? message : `${fact}\n${message}`);
      const uri = vscode.Uri.joinPath(folder, path);
      const document = await vscode.workspace.openTextDocument(uri).then(
        (opened) => opened,
        () => undefined,
      );
      if (document) built.location = new vscode.Location(uri, toRange(document, span));
      return built;
    }),
  );
}
