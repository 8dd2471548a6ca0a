/** One test of a JUnit report. */
export interface JUnitCase {
  readonly name: string;
  readonly className: string;
  readonly seconds?: number;
  readonly file?: string;
  readonly line?: number;
  /** Absent when it passed. `error`: it could not be judged. */
  readonly verdict?: {
    readonly kind: 'failure' | 'error' | 'skipped';
    readonly message: string;
    readonly body?: string;
  };
}

export interface JUnitSuite {
  readonly name: string;
  readonly cases: readonly JUnitCase[];
}

/** A JUnit report as CI systems and classrooms read it. */
export function writeJUnit(name: string, suites: readonly JUnitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...counts(all) })}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite${attributes({ name: suite.name, ...counts(suite.cases) })}>`,
      ...suite.cases.map(writeCase),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function counts(cases: readonly JUnitCase[]): Record<string, string | number> {
  const count = (kind: string) => cases.filter(({ verdict }) => verdict?.kind === kind).length;
  const seconds = cases.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds.toFixed(3),
  };
}

function writeCase({ name, className, seconds, file, line, verdict }: JUnitCase): string {
  const head = `    <testcase${attributes({ name, classname: className, time: (seconds ?? 0).toFixed(3), file, line })}`;
  if (!verdict) return `${head}/>`;
  const body = verdict.body ? `>${escapeXml(verdict.body)}</${verdict.kind}>` : '/>';
  const type = verdict.kind === 'skipped' ? undefined : verdict.kind;
  return `${head}>\n      <${verdict.kind}${attributes({ message: verdict.message, type })}${body}\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeXml(String(value))
          .replace(/\r\n|\r|\n/g, '&#10;')
          .replace(/\t/g, '&#9;')}"`,
    )
    .join('');
}

/** XML 1.0 has no way to write most control characters and lone surrogates, so they become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
