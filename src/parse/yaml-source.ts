import type { Source, SourceDocument } from '../core/rule';
import type { Span } from '../core/span';
import { parseYaml, statementStart, type YamlFile } from './yaml';

/** A YAML file that rules look at as it is written. */
export interface YamlSource extends SourceDocument {
  readonly file: YamlFile;
  /** The part of a span that stands on its first line: what a reader would point at. */
  firstLine(span: Span): Span;
}

/** Longer texts are data that somebody generated, and take seconds to parse. */
const mostCharacters = 1_000_000;

/** Reads any text as YAML without throwing; one of more than a million characters is taken for empty. */
export function readYamlSource(
  source: Source,
  options: { readonly mergeKeys: boolean } = { mergeKeys: true },
): YamlSource {
  const { text } = source;
  const file = parseYaml(text.length > mostCharacters ? '' : text, options);
  return {
    source,
    file,
    comments: file.comments,
    statementStart: (offset) => statementStart(file, text, offset),
    firstLine: ({ start, end }) => ({
      start,
      end: start + (/^[^\r\n]*/.exec(text.slice(start, end))?.[0].trimEnd().length ?? 0),
    }),
  };
}
