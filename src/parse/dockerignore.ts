import type { Span } from '../core/span';

/** One pattern of a `.dockerignore`. */
export interface IgnorePattern {
  /** Cleaned, without `!`, relative to the context. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly span: Span;
}

/** Tells what a `.dockerignore` keeps out of the build context. */
export interface DockerIgnore {
  readonly patterns: readonly IgnorePattern[];
  /** Whether a file is kept out; `path` is relative to the context, `/`-separated. */
  excludes(path: string): boolean;
}

/**
 * Reads a `.dockerignore` as the engine does: patterns start at the context's root (unlike Git's), `**` crosses folders, a folder's
 * pattern covers what is in it, the last pattern that fits decides. Patterns that no engine would compile match nothing.
 */
export function parseDockerIgnore(text: string): DockerIgnore {
  const patterns: IgnorePattern[] = [];
  for (const match of text.replace(/^\ufeff/, ' ').matchAll(/[^\r\n]+/g)) {
    const line = match[0];
    if (line.startsWith('#')) continue;
    const trimmed = line.trim();
    const negated = trimmed.startsWith('!');
    const pattern = cleanPath(negated ? trimmed.slice(1).trim() : trimmed);
    if (pattern === '') continue;
    const start = match.index + line.indexOf(trimmed);
    patterns.push({ pattern, negated, span: { start, end: start + trimmed.length } });
  }
  const compiled = patterns.map(({ pattern, negated }) => ({ fits: compile(pattern), negated }));
  return {
    patterns,
    excludes(path) {
      const clean = cleanPath(path);
      let excluded = false;
      for (const { fits, negated } of compiled) {
        if (negated === excluded && fits(clean)) excluded = !negated;
      }
      return excluded;
    },
  };
}

/** `./a//b/../c/` → `a/c`; the context itself is `.`. */
function cleanPath(path: string): string {
  if (path === '') return '';
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/') || '.';
}

/** Fits the path itself or one of the folders it lies in. */
function compile(pattern: string): (path: string) => boolean {
  if (pattern === '.') return () => false;
  const regex = toRegex(pattern);
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (regex.test(path.slice(0, end))) return true;
    }
    return false;
  };
}

function toRegex(pattern: string): RegExp {
  let source = '^';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] ?? '';
    if (character === '*' && pattern[i + 1] === '*') {
      i++;
      if (pattern[i + 1] === '/') i++;
      source += i + 1 >= pattern.length ? '.*' : '(?:.*/)?';
    } else if (character === '*') {
      source += '[^/]*';
    } else if (character === '?') {
      source += '[^/]';
    } else if (character === '[' && pattern.indexOf(']', i + 2) > 0) {
      const end = pattern.indexOf(']', i + 2);
      const inside = pattern
        .slice(i + 1, end)
        .replaceAll('\\', '\\\\')
        .replaceAll('[', '\\[');
      source += `[${inside}]`;
      i = end;
    } else {
      source += character.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    }
  }
  try {
    return new RegExp(`${source}$`);
  } catch {
    // `[z-a]`: the engine refuses the pattern too.
    return /(?!)/;
  }
}
