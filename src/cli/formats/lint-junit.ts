import type { PlacedFinding } from '../placed-finding';
import { writeJUnit } from './write-junit';

/** The findings as JUnit: a suite a file, a case a finding. */
export function lintJunit(
  files: readonly { readonly path: string; readonly findings: readonly PlacedFinding[] }[],
): string {
  return writeJUnit(
    'mlops-roadmap lint',
    files.map(({ path: file, findings }) => ({
      name: file,
      cases:
        findings.length === 0
          ? [{ name: 'no finding', className: file, file }]
          : findings.map(({ rule, line, column, message, why, url }) => ({
              name: `${rule} at ${line}:${column}`,
              className: file,
              file,
              line,
              verdict: {
                kind: 'failure',
                message,
                body: [`${file}:${line}:${column}`, message, why, url].filter(Boolean).join('\n'),
              },
            })),
    })),
  );
}
