import type { Span } from '../core/span';
import { parseProperties } from '../parse/properties';
import { parseYaml, type YamlDocument, type YamlFile } from '../parse/yaml';
import { lookUp, type YamlMatch } from '../parse/yaml-path';
import { type CheckContext, type CheckResult, failed, passed } from './check';
import type { DataOptions, PathExpectation } from './data-options';
import { describeExpectation, matchExpectation } from './expectation';
import { nearMiss } from './near-miss';
import { listFiles, readText } from './workspace-files';

/** How a format becomes a document with places. */
export type DataFormat = 'yaml' | 'json' | 'properties';

/** What is wrong at one place of a file. */
interface Wrong {
  readonly message: string;
  readonly span: Span;
  readonly expected: string;
  readonly actual: string;
}

/** Checks the values of a file of data; findings stand at the value, or where it is missing at the part that lacks it. */
export async function checkData(format: DataFormat, options: DataOptions, context: CheckContext): Promise<CheckResult> {
  const { file } = options;
  const text = await readText(context.workspace, file);
  if (text === undefined) {
    const near = nearMiss(file, await listFiles(context.workspace, context.signal));
    return failed(`There is no file \`${file}\`.${near}`, { expected: file, actual: 'no such file' });
  }
  if (typeof text !== 'string') return failed(text.problem);
  const parsed = parse(format, text);
  const [problem] = parsed.problems;
  if (problem)
    return failed(`\`${file}\` cannot be read: ${problem.message}`, {
      expected: `valid ${format.toUpperCase()}`,
      actual: problem.message,
      findings: parsed.problems.map(({ span, message }) => ({ path: file, span, message, severity: 'error' as const })),
    });
  const document = parsed.documents.at(options.document ?? 0);
  if (!document)
    return failed(
      `\`${file}\` holds ${parsed.documents.length} documents; asked for is number ${options.document ?? 0}.`,
    );
  const wrong = options.expect.flatMap((expected) => judge(document, expected));
  const [first] = wrong;
  if (!first) return passed(`\`${file}\` holds what it should.`);
  const more = wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : '';
  return failed(`${first.message}${more}`, {
    expected: first.expected,
    actual: first.actual,
    findings: wrong.map(({ message, span }) => ({ path: file, span, message })),
  });
}

function parse(format: DataFormat, text: string): YamlFile {
  if (format === 'properties') return parseProperties(text);
  if (format === 'yaml') return parseYaml(text);
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return {
      documents: [],
      comments: [],
      problems: [{ span: { start: Math.min(at, text.length), end: Math.min(at + 1, text.length) }, message }],
    };
  }
  // JSON is YAML but for tabs, which stand only between its tokens.
  return parseYaml(text.replace(/\t/g, ' '), { mergeKeys: false });
}

function judge(document: YamlDocument, { path, ...expectation }: PathExpectation): Wrong[] {
  return lookUp(document, path).flatMap((match) => {
    const value = match.found ? (match.node ? document.toValue(match.node) : null) : undefined;
    const mismatch = matchExpectation(expectation, value);
    if (!mismatch) return [];
    const message = match.found
      ? `\`${match.path}\` is ${mismatch.actual}; expected is ${mismatch.expected}.`
      : missing(match, describeExpectation(expectation));
    return [{ message, span: match.span, ...mismatch }];
  });
}

function missing({ path, reached, siblings }: YamlMatch, expected: string): string {
  const where = reached === '' ? 'The file' : `\`${reached}\``;
  const wanted = path.slice(reached.length).replace(/^\./, '');
  const others =
    siblings.length > 0
      ? `, only ${siblings
          .slice(0, 8)
          .map((key) => `\`${key}\``)
          .join(', ')}`
      : '';
  return `${where} has no \`${wanted}\`${others}. Expected is ${expected}.`;
}
