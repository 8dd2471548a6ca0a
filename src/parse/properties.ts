import { Document, isMap, type Pair, type Scalar } from 'yaml';
import type { Span } from '../core/span';
import { YamlDocument, type YamlFile, type YamlProblem } from './yaml';

/**
 * Reads Java properties (`key=value`, `key: value`, `key value`), as TorchServe's configuration has them: one document, a mapping of keys that may hold
 * dots to texts. Comments begin with `#` or `!`, a backslash at the end of a line continues it. Never throws.
 */
export function parseProperties(text: string): YamlFile {
  const comments: Span[] = [];
  const problems: YamlProblem[] = [];
  const pairs: Pair<Scalar, Scalar>[] = [];
  const document = new Document({});
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  while (line.lastIndex < text.length) {
    const start = line.lastIndex;
    const written = line.exec(text)?.[1] ?? '';
    const blank = /^[\uFEFF \t\f]*/.exec(written)?.[0].length ?? 0;
    if (blank === written.length) continue;
    if (/[#!]/.test(written[blank] ?? '')) {
      comments.push({ start: start + blank, end: start + written.length });
      continue;
    }
    let end = start + written.length;
    while (/(?<!\\)(\\\\)*\\$/.test(text.slice(start, end)) && line.lastIndex < text.length) {
      const from = line.lastIndex;
      end = from + (line.exec(text)?.[1]?.length ?? 0);
    }
    pairs.push(readPair(document, text.slice(start + blank, end), start + blank));
  }
  // A key that stands twice is no reason to stop: the last one counts.
  if (isMap(document.contents)) document.contents.items.push(...pairs);
  const parsed = document as Document.Parsed;
  return { documents: [new YamlDocument(parsed, text, false)], comments, problems };
}

function readPair(document: Document, statement: string, at: number): Pair<Scalar, Scalar> {
  const [, key = '', separator = ''] = /^((?:\\[\s\S]|[^\\\s=:])*)([ \t\f]*[=:]?[ \t\f]*)/.exec(statement) ?? [];
  const from = key.length + separator.length;
  const pair = document.createPair(
    unescapeText(key),
    unescapeText(statement.slice(from).replace(/(?<!\\)((?:\\\\)*)\\(\r\n|\n|\r)[ \t\f]*/g, '$1')),
  ) as Pair<Scalar, Scalar>;
  pair.key.range = [at, at + key.length, at + key.length];
  if (pair.value) pair.value.range = [at + from, at + statement.length, at + statement.length];
  return pair;
}

function unescapeText(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, escaped: string) => {
    if (escaped.length === 5) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r', f: '\f' }[escaped] ?? escaped;
  });
}
