/** Decides which paths of a build context stay out. */
export interface DockerIgnore {
  /** Whether a path (relative to the context, `/`-separated) stays out. */
  ignores(path: string): boolean;
  /** Whether nothing below an ignored folder can come back through a `!` line, so that it need not be walked. */
  readonly canPrune: boolean;
}

interface Line {
  readonly keeps: boolean;
  readonly matches: (path: string) => boolean;
}

/** Reads a `.dockerignore` as Docker does: anchored at the context's root, `**` for any depth, the last line that matches a path or one of its parents decides. */
export function parseDockerIgnore(text: string): DockerIgnore {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(parseLine);
  return {
    ignores: (path) => lines.reduce((out, { keeps, matches }) => (out === keeps && matches(path) ? !out : out), false),
    canPrune: !lines.some(({ keeps }) => keeps),
  };
}

function parseLine(raw: string): Line[] {
  if (raw.startsWith('#')) return [];
  const trimmed = raw.trim();
  const keeps = trimmed.startsWith('!');
  const pattern = cleanPath(keeps ? trimmed.slice(1).trim() : trimmed);
  if (pattern === '') return [];
  const regex = toRegex(pattern);
  return [{ keeps, matches: (path) => regex.test(path) }];
}

/** Go's filepath.Clean for relative patterns, without the leading slash. */
function cleanPath(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** Matches the path itself or, as Docker does, any parent of it. A broken pattern matches nothing. */
function toRegex(pattern: string): RegExp {
  let source = '^';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    if (char === '*' && pattern[i + 1] === '*') {
      i++;
      if (pattern[i + 1] === '/') {
        i++;
        source += '(?:.*/)?';
      } else source += '.*';
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const end = pattern.indexOf(']', i + 1);
      if (end < 0) return /(?!)/;
      source += pattern.slice(i, end + 1);
      i = end;
    } else if (char === '\\' && i + 1 < pattern.length) source += literal(pattern[++i] ?? '');
    else source += literal(char);
  }
  try {
    return new RegExp(`${source}(?:/.*)?$`, 's');
  } catch {
    return /(?!)/;
  }
}

function literal(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
