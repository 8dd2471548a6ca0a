import type { Finding } from '../../core/finding';

/** How hints go together with other linters: see the setting `mlopsRoadmap.hints.alongside`. */
export type Alongside = 'auto' | 'always' | 'only-ml';

/** What another linter reports about the same file: its own id for the fact, and the lines (from 0, inclusive). */
export interface OtherReport {
  readonly code: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** The findings that are ours to show: with `auto`, what another linter reports under one of the finding's aliases at the same line is left to it. */
export function leaveToOthers<F extends Pick<Finding, 'aliases' | 'span'>>(
  findings: readonly F[],
  alongside: Alongside,
  others: readonly OtherReport[],
  lineOf: (offset: number) => number,
): F[] {
  if (alongside === 'always') return [...findings];
  if (alongside === 'only-ml') return findings.filter(({ aliases }) => aliases.length === 0);
  if (others.length === 0) return [...findings];
  return findings.filter(({ aliases, span }) => {
    const first = lineOf(span.start);
    const last = lineOf(span.end);
    return !others.some(
      ({ code, firstLine, lastLine }) => aliases.includes(code) && firstLine <= last && first <= lastLine,
    );
  });
}
