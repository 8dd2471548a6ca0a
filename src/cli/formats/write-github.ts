import type { Severity } from '../../core/finding';

/** One annotation on a pull request. */
export interface Annotation {
  readonly severity: Severity;
  readonly message: string;
  readonly title: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows at the line; an empty text when there is nothing to show. */
export function writeGitHub(annotations: readonly Annotation[]): string {
  return annotations.map((annotation) => `${writeAnnotation(annotation)}\n`).join('');
}

function writeAnnotation({ severity, message, title, path, line, column, endLine, endColumn }: Annotation): string {
  // GitHub refuses columns that span lines.
  const isOneLine = line !== undefined && line === (endLine ?? line);
  const place = path
    ? {
        file: path.replaceAll('\\', '/'),
        line,
        endLine,
        col: isOneLine ? column : undefined,
        endColumn: isOneLine ? endColumn : undefined,
      }
    : {};
  const properties = { ...place, title };
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${commands[severity]} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
