import picomatch from 'picomatch';

/** Whether paths (`/`-separated, relative) match an author's glob: `**` crosses folders, `data/` means all below, hidden files count. */
export function matchesGlob(glob: string): (path: string) => boolean {
  const plain = glob.replace(/^\.\//, '');
  return picomatch(plain.endsWith('/') ? `${plain}**` : plain, { dot: true });
}

/** Whether a glob names one path only. */
export function isPlainPath(glob: string): boolean {
  return !picomatch.scan(glob).isGlob && !glob.endsWith('/');
}

/** The paths that match any of the globs. */
export function matching(paths: readonly string[], globs: readonly string[]): string[] {
  const matchers = globs.map(matchesGlob);
  return paths.filter((path) => matchers.some((matches) => matches(path)));
}
