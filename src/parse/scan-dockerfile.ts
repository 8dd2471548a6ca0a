import type { Span } from '../core/span';

/** A here-document of an instruction. */
export interface Heredoc {
  readonly name: string;
  /** The lines between the instruction and the terminator, with their line ends. */
  readonly body: Span;
  /** The end of the terminator. */
  readonly end: number;
}

/** One instruction as lines: what is left of it after continuations and comments are taken out. */
export interface Statement {
  /** From the keyword to the last character, here-documents included. */
  readonly span: Span;
  readonly pieces: readonly Span[];
  readonly heredocs: readonly Heredoc[];
}

/** A Dockerfile cut into lines by the rules of BuildKit's parser. */
export interface ScannedDockerfile {
  readonly escape: '\\' | '`';
  readonly comments: readonly Span[];
  readonly statements: readonly Statement[];
}

const directive = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/;
/** Comments of a here-document's script that speak to linters count as comments of the file. */
const toLinters = /^#\s*(?:shellcheck\s+disable|hadolint\s+ignore|mlops-roadmap\s+ignore)\s*=/;
const knownDirectives = new Set(['syntax', 'escape', 'check']);

/** Cuts a Dockerfile into statements and comments in one pass. Any text will do. */
export function scanDockerfile(text: string): ScannedDockerfile {
  const comments: Span[] = [];
  const statements: Statement[] = [];
  let escapeMark: '\\' | '`' = '\\';
  let mayBeDirective = true;
  const unterminated = new Set<string>();
  let next = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  /** Takes one line; `end` is before its line end and trailing white space, `next` moves behind it. */
  function takeLine(): { readonly first: number; readonly start: number; readonly end: number } {
    const start = next;
    const feed = text.indexOf('\n', start);
    next = feed < 0 ? text.length : feed + 1;
    let end = feed < 0 ? text.length : feed;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    let first = start;
    while (first < end && isBlank(text.charCodeAt(first))) first++;
    return { first, start, end };
  }

  while (next < text.length) {
    const { first, end } = takeLine();
    if (first === end) {
      mayBeDirective = false;
      continue;
    }
    if (text[first] === '#') {
      comments.push({ start: first, end });
      const [, name = '', value] = (mayBeDirective && directive.exec(text.slice(first, end))) || [];
      mayBeDirective = knownDirectives.has(name.toLowerCase());
      if (name.toLowerCase() === 'escape' && value === '`') escapeMark = '`';
      continue;
    }
    mayBeDirective = false;
    statements.push(takeStatement(first, end));
  }
  return { escape: escapeMark, comments, statements };

  function takeStatement(start: number, firstEnd: number): Statement {
    const pieces: Span[] = [];
    let from = start;
    let end = firstEnd;
    while (continues(from, end)) {
      pieces.push({ start: from, end: end - 1 });
      // Comments and empty lines inside a continued instruction are not part of it.
      let line = next < text.length ? takeLine() : undefined;
      while (line && (line.first === line.end || text[line.first] === '#')) {
        if (line.first < line.end) comments.push({ start: line.first, end: line.end });
        line = next < text.length ? takeLine() : undefined;
      }
      if (!line) return { span: { start, end: Math.max(start, end) }, pieces, heredocs: [] };
      from = line.start;
      end = line.end;
    }
    pieces.push({ start: from, end });
    const heredocs = takeHeredocs(pieces);
    return { span: { start, end: heredocs.at(-1)?.end ?? end }, pieces, heredocs };
  }

  function continues(start: number, end: number): boolean {
    if (end <= start || text[end - 1] !== escapeMark) return false;
    return end - 2 < start || text[end - 2] !== escapeMark;
  }

  function takeHeredocs(pieces: readonly Span[]): Heredoc[] {
    if (!pieces.some(({ start, end }) => hasHeredoc(text, start, end))) return [];
    const line = pieces.map(({ start, end }) => text.slice(start, end)).join('');
    if (!/^(?:onbuild\s+)?(?:run|copy|add)\s/i.test(line)) return [];
    const heredocs: Heredoc[] = [];
    for (const [, dash, quoted, plain] of line.matchAll(
      /(?<=\s)\d*<<(-?)(?:["']([^"'<\s]+)["']|([^"'<>|&;()\s\\$`]+))/g,
    )) {
      const name = quoted ?? plain ?? '';
      const heredoc = unterminated.has(name) ? undefined : takeHeredoc(name, dash === '-');
      if (heredoc) heredocs.push(heredoc);
      else unterminated.add(name);
    }
    return heredocs;
  }

  /** `undefined` without a terminator, as while it is being typed: the lines below then count as instructions. */
  function takeHeredoc(name: string, tabs: boolean): Heredoc | undefined {
    const start = next;
    const inside: Span[] = [];
    while (next < text.length) {
      const from = next;
      const line = takeLine();
      if (toLinters.test(text.slice(line.first, line.end))) inside.push({ start: line.first, end: line.end });
      if (text.slice(tabs ? line.first : from, line.end) !== name) continue;
      comments.push(...inside);
      return { name, body: { start, end: from }, end: line.end };
    }
    next = start;
    return undefined;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 11 || code === 12;
}

function hasHeredoc(text: string, start: number, end: number): boolean {
  const at = text.indexOf('<<', start);
  return at >= 0 && at < end;
}
