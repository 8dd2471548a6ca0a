import type { Finding } from '../../core/finding';

/** How hints go together with other linters: see the setting `mlopsRoadmap.hints.alongside`. */
export type Alongside = 'auto' | 'always' | 'only-ml';

/** What another linter reports about the same file: its own ids for the fact in lower case, and the lines (from 0, inclusive). */
export interface OtherReport {
  readonly codes: readonly string[];
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * The ids under which another linter's diagnostic may be known, in lower case. Extensions differ: the id is the code, a number without its
 * letters, or stands only in the message (`DL3006: Always tag …`, `… [syntax-check]`).
 */
export function codesOf(report: {
  readonly code: string | undefined;
  readonly source: string | undefined;
  readonly message: string;
}): string[] {
  const source = report.source?.toLowerCase() ?? '';
  const code = report.code?.trim().toLowerCase() ?? '';
  const found = new Set<string>(code ? [code] : []);
  if (/^\d{4}$/.test(code)) {
    if (source.includes('shellcheck')) found.add(`sc${code}`);
    if (source.includes('hadolint')) found.add(`dl${code}`);
  }
  for (const [id] of report.message.matchAll(/\b(?:DL|SC)\d{4}\b/g)) found.add(id.toLowerCase());
  const kind = /\[([a-z][\w-]*)\]\s*$/.exec(report.message)?.[1];
  if (kind && /actionlint|zizmor/.test(source)) found.add(kind);
  return [...found];
}

/**
 * The findings that are ours to show: with `auto`, what another linter reports under one of the finding's aliases in the same statement is
 * left to it. `firstLineOf` is the line on which the statement that holds an offset begins: hadolint reports a whole instruction there.
 */
export function leaveToOthers<F extends Pick<Finding, 'aliases' | 'span'>>(
  findings: readonly F[],
  alongside: Alongside,
  others: readonly OtherReport[],
  lineOf: (offset: number) => number,
  firstLineOf: (offset: number) => number = lineOf,
): F[] {
  if (alongside === 'always') return [...findings];
  if (alongside === 'only-ml') return findings.filter(({ aliases }) => aliases.length === 0);
  if (others.length === 0) return [...findings];
  return findings.filter(({ aliases, span }) => {
    if (aliases.length === 0) return true;
    const names = aliases.map((alias) => alias.toLowerCase());
    const same = others.filter(({ codes }) => codes.some((code) => names.includes(code)));
    if (same.length === 0) return true;
    const first = Math.min(firstLineOf(span.start), lineOf(span.start));
    const last = lineOf(span.end);
    return !same.some(({ firstLine, lastLine }) => firstLine <= last && first <= lastLine);
  });
}
