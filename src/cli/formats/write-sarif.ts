import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '../../core/finding';
import type { PlacedEdit, PlacedFinding } from '../placed-finding';
import { productVersion } from '../product-version';

/** What SARIF says of a rule. */
export interface SarifRule {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly severity: Severity;
  readonly url: string | null;
  /** Other linters' ids for the same fact. */
  readonly aliases?: readonly string[];
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** A SARIF 2.1.0 log of findings; `notes` are what kept a tool from looking. Relative paths stay relative to the repository. */
export function writeSarif(
  findings: readonly PlacedFinding[],
  rules: readonly SarifRule[],
  notes: readonly string[] = [],
): string {
  const order = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mlops-roadmap',
            version: productVersion(),
            rules: rules.map(({ id, summary, why, severity, url, aliases = [] }) => ({
              id,
              name: id,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              ...(url === null ? {} : { helpUri: url }),
              help: helpOf(summary, why, url),
              defaultConfiguration: { level: levels[severity], enabled: severity !== 'hint' },
              properties: { tags: [id.split('/')[0], ...aliases] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: notes.length === 0,
            ...(notes.length === 0
              ? {}
              : { toolExecutionNotifications: notes.map((text) => ({ level: 'error', message: { text } })) }),
          },
        ],
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ...(order.has(finding.rule) ? { ruleIndex: order.get(finding.rule) } : {}),
          level: levels[finding.severity],
          message: { text: finding.message },
          locations:
            finding.path === ''
              ? []
              : [{ physicalLocation: { artifactLocation: artifact(finding.path), region: region(finding) } }],
          ...(finding.fix && finding.fix.edits.length > 0
            ? {
                fixes: [
                  {
                    description: { text: finding.fix.title },
                    artifactChanges: [
                      {
                        artifactLocation: artifact(finding.path),
                        replacements: finding.fix.edits.map((edit) => ({
                          deletedRegion: region(edit),
                          insertedContent: { text: edit.text },
                        })),
                      },
                    ],
                  },
                ],
              }
            : {}),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** What a reader of the log sees beside a finding: plain, and as Markdown where it is shown so. */
function helpOf(summary: string, why: string, url: string | null) {
  const link = url === null ? '' : `\n\n[More about this rule](${url})`;
  return { text: `${summary}. ${why}${url === null ? '' : ` ${url}`}`, markdown: `**${summary}**\n\n${why}${link}` };
}

function region({ line, column, endLine, endColumn }: Omit<PlacedEdit, 'text'>) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifact(file: string): { uri: string } {
  if (path.isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split(/[\\/]/).map(encodeURIComponent).join('/') };
}
