/**
 * The regular expression of an author's `matches`: `^` and `$` stand for line ends, and a leading `(?i)` ignores case.
 * Throws an Error that quotes the source when it is no regular expression.
 */
export function pattern(source: string, extraFlags = ''): RegExp {
  const ignoresCase = source.startsWith('(?i)');
  try {
    return new RegExp(ignoresCase ? source.slice(4) : source, `m${ignoresCase ? 'i' : ''}${extraFlags}`);
  } catch (error) {
    throw new Error(`\`${source}\` is not a regular expression: ${error instanceof Error ? error.message : error}`);
  }
}
