import type { Span } from '../core/span';

/** How a file marks comments and strings, as far as that is needed to tell code from comments. */
type Syntax = 'python' | 'shell' | 'yaml' | 'lines' | 'slashes';

const byExtension: Readonly<Record<string, Syntax>> = {
  py: 'python',
  pyi: 'python',
  sh: 'shell',
  bash: 'shell',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'python',
  cfg: 'lines',
  ini: 'lines',
  txt: 'yaml',
  env: 'lines',
  properties: 'lines',
  js: 'slashes',
  ts: 'slashes',
  groovy: 'slashes',
};

/** The text with every comment (in Python every docstring too) blanked, so that offsets stay; `undefined` when the kind of file is not known. */
export function stripComments(path: string, text: string): string | undefined {
  const syntax = syntaxOf(path, text);
  if (!syntax) return undefined;
  let result = '';
  let from = 0;
  for (const { start, end } of commentsOf(syntax, text)) {
    result += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    from = end;
  }
  return result + text.slice(from);
}

function syntaxOf(path: string, text: string): Syntax | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(.*\.)?(Dockerfile|Containerfile)(\..*)?$/i.test(name) || /^\.(docker|git)ignore$/.test(name)) return 'lines';
  if (/^\.env/.test(name)) return 'lines';
  if (/^(Makefile|Snakefile|CODEOWNERS)$/.test(name)) return 'yaml';
  if (name === 'Jenkinsfile') return 'slashes';
  const known = byExtension[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  if (known) return known;
  if (/^#!.*\bpython/.test(text)) return 'python';
  return /^#!.*sh\b/.test(text) ? 'shell' : undefined;
}

function* commentsOf(syntax: Syntax, text: string): Iterable<Span> {
  if (syntax === 'lines') {
    for (const match of text.matchAll(/^[ \t]*[#;].*$/gm))
      yield { start: match.index, end: match.index + match[0].length };
    return;
  }
  const isTriple = syntax === 'python';
  for (let i = 0; i < text.length; ) {
    const unit = text[i] ?? '';
    if (startsComment(syntax, text, i)) {
      const end = text.startsWith('/*', i) ? after(text, '*/', i + 2) : endOfLine(text, i);
      yield { start: i, end };
      i = end;
    } else if (unit === '\\') i += 2;
    else if (unit === '"' || unit === "'" || (unit === '`' && syntax === 'slashes')) {
      const quotes = isTriple && text.startsWith(unit.repeat(3), i) ? unit.repeat(3) : unit;
      const end = endOfString(syntax, text, i, quotes);
      if (syntax === 'python' && isStatement(text, i, end)) yield { start: i, end };
      i = end;
    } else i++;
  }
}

function startsComment(syntax: Syntax, text: string, at: number): boolean {
  if (syntax === 'slashes') return text.startsWith('//', at) || text.startsWith('/*', at);
  if (text[at] !== '#') return false;
  // In shells and YAML a `#` inside a word is part of it; `$#` and `${#x}` are no comments either.
  return syntax === 'python' || at === 0 || /[\s;(]/.test(text[at - 1] ?? '');
}

function endOfString(syntax: Syntax, text: string, start: number, quotes: string): number {
  // An apostrophe inside a plain YAML word (`don't`) opens no string.
  if (syntax === 'yaml' && start > 0 && !/[\s:,[{(=-]/.test(text[start - 1] ?? '')) return start + 1;
  const hasEscapes = !(quotes === "'" && (syntax === 'shell' || syntax === 'yaml'));
  const endsAtLine = syntax === 'python' && quotes.length === 1;
  for (let i = start + quotes.length; i < text.length; i++) {
    if (text[i] === '\\' && hasEscapes) i++;
    else if (syntax === 'yaml' && quotes === "'" && text.startsWith("''", i)) i++;
    else if (text.startsWith(quotes, i)) return i + quotes.length;
    // A string that is still being typed must not swallow the rest of the file.
    else if (endsAtLine && text[i] === '\n') return i;
  }
  return quotes.length === 3 || syntax === 'shell' ? text.length : endOfLine(text, start);
}

/** Whether a Python string stands alone as a statement: a docstring, or code that was commented out with quotes. */
function isStatement(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const rest = text.slice(end, endOfLine(text, end));
  if (!/^[ \t]*[rRuUbBfF]{0,2}$/.test(before) || !/^[ \t]*(#.*)?\r?$/.test(rest)) return false;
  // The lines of an open bracket or an assignment go on: their string is data.
  const previous = text.slice(0, lineStart).trimEnd();
  return previous === '' || /[:)\]}"'\w]$/.test(previous)
    ? !/[([{,=+\\]$/.test(previous) && !isInBrackets(previous)
    : false;
}

/** Whether the text ends inside brackets; strings and comments in it count little here, so only the end is looked at. */
function isInBrackets(text: string): boolean {
  const lines = text
    .slice(-4000)
    .replace(/#.*$/gm, '')
    .replace(/"[^"\n]*"|'[^'\n]*'/g, '');
  let depth = 0;
  for (const unit of lines)
    if ('([{'.includes(unit)) depth++;
    else if (')]}'.includes(unit)) depth = Math.max(0, depth - 1);
  return depth > 0;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

function after(text: string, closing: string, from: number): number {
  const end = text.indexOf(closing, from);
  return end < 0 ? text.length : end + closing.length;
}
