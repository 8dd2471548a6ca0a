import picomatch from 'picomatch';

/**
 * Says whether a `/`-separated path, relative to where the patterns stand, is one of theirs. As in `.gitignore`: a pattern without a slash
 * fits a name at any depth, and what fits a folder holds for everything below it. A pattern that is none fits nothing.
 */
export function pathGlobs(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const tests = patterns.map(toTest);
  return (path) => {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    return parts.some((_, index) => {
      const upTo = parts.slice(0, index + 1).join('/');
      return tests.some((test) => test(upTo));
    });
  };
}

function toTest(pattern: string): (path: string) => boolean {
  const clean = pattern
    .trim()
    .replace(/^\.?\//, '')
    .replace(/\/+$/, '');
  if (clean === '') return () => false;
  const isName = !pattern.trim().replace(/\/+$/, '').includes('/');
  try {
    return picomatch(clean, { dot: true, basename: isName, nonegate: true });
  } catch {
    return () => false;
  }
}
