import * as vscode from 'vscode';
import { applyEdits } from '../../core/apply-edits';
import type { Finding, Fix } from '../../core/finding';
import { fixEdit, fixesTogether } from './fix-edit';
import type { Hints } from './hints';

/** Fixes that wait for others need another round; more rounds than this would be two fixes that undo each other. */
const maxRounds = 5;

/** One edit that applies every safe fix of a document, round after round; `undefined` when there is none. */
export async function fixAllEdit(
  document: vscode.TextDocument,
  findings: readonly Finding[],
  hints: Hints,
): Promise<{ readonly edit: vscode.WorkspaceEdit; readonly count: number } | undefined> {
  const first = fixesTogether(findings);
  if (first.length === 0) return undefined;
  const before = document.getText();
  let text = applyAll(before, first);
  let count = first.length;
  let rounds = 1;
  for (; rounds < maxRounds; rounds++) {
    // A file that a fix makes is not there yet, so its finding would come again.
    const fixes = fixesTogether((await hints.findInText(document, text)).findings).filter(
      ({ files = [] }) => files.length === 0,
    );
    const next = applyAll(text, fixes);
    if (next === text) break;
    text = next;
    count += fixes.length;
  }
  if (rounds === 1) return { edit: fixEdit(document, first), count };
  const made = first.flatMap(({ files = [] }) => files);
  const edit = fixEdit(document, [{ title: '', safe: true, edits: [], files: made }]);
  const { start, end, replacement } = difference(before, text);
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), replacement);
  return { edit, count };
}

function applyAll(text: string, fixes: readonly Fix[]): string {
  return applyEdits(
    text,
    fixes.flatMap(({ edits }) => edits),
  );
}

/** The smallest single replacement that makes one text of the other: cursors outside it stay where they are. */
function difference(before: string, after: string): { start: number; end: number; replacement: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = before.length;
  let last = after.length;
  while (end > start && last > start && before[end - 1] === after[last - 1]) {
    end--;
    last--;
  }
  // Never between the halves of a line end.
  while (start > 0 && before[start - 1] === '\r') start--;
  return { start, end, replacement: after.slice(start, last) };
}
