import type { Finding, Severity } from '../core/finding';
import { LineIndex } from '../core/line-index';

/** A finding as it leaves the program: lines and columns from 1, columns in UTF-16 units, ends exclusive. */
export interface PlacedFinding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  /** Other linters' ids for the same fact. */
  readonly aliases: readonly string[];
  readonly message: string;
  readonly why: string;
  readonly url: string | null;
  readonly fix: PlacedFix | null;
}

export interface PlacedFix {
  readonly title: string;
  /** Whether `lint --fix` applies it. */
  readonly safe: boolean;
  readonly edits: readonly PlacedEdit[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export interface PlacedEdit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** Turns the findings of one text into lines and columns. */
export function placeFindings(findings: readonly Finding[], text: string): PlacedFinding[] {
  if (findings.length === 0) return [];
  const index = new LineIndex(text);
  const place = ({ start, end }: Finding['span']) => {
    const from = index.positionAt(start);
    const to = index.positionAt(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  return findings.map(({ path, span, severity, rule, aliases, message, why, url, fix }) => ({
    path,
    ...place(span),
    severity,
    rule,
    aliases,
    message,
    why,
    url: url ?? null,
    fix: fix
      ? {
          title: fix.title,
          safe: fix.safe,
          edits: fix.edits.map((edit) => ({ ...place(edit.span), text: edit.text })),
          files: fix.files ?? [],
        }
      : null,
  }));
}
