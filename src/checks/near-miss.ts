import { nearestName } from '../core/nearest-name';

/**
 * A sentence that points at what was probably meant: a name that differs in case, lies elsewhere or is misspelt.
 * Starts with a space, or is empty when nothing is near.
 */
export function nearMiss(wanted: string, existing: readonly string[]): string {
  const target = wanted.replace(/^\.\//, '');
  const other = (test: (path: string) => boolean) => existing.find((path) => path !== target && test(path));
  const sameButCase = other((path) => path.toLowerCase() === target.toLowerCase());
  if (sameButCase) return ` \`${sameButCase}\` is there: the name is written \`${target}\`.`;
  const extended = other((path) => path.toLowerCase() === `${target}.txt`.toLowerCase());
  if (extended) return ` \`${extended}\` is there: the name has no \`.txt\` at its end.`;
  const name = baseName(target);
  const elsewhere = other((path) => baseName(path).toLowerCase() === name.toLowerCase());
  if (elsewhere) return ` \`${elsewhere}\` is there: it belongs at \`${target}\`.`;
  const similar = closest(target, existing);
  return similar ? ` \`${similar}\` is there: was \`${target}\` meant?` : '';
}

/** The name that is spelt most alike, `undefined` when none is near enough to be a slip. */
export function closest(wanted: string, existing: readonly string[]): string | undefined {
  // Another version or month is another thing, not a slip.
  return nearestName(
    wanted,
    existing.filter((name) => withoutDigits(name) !== withoutDigits(wanted)),
  );
}

const withoutDigits = (name: string) => name.replace(/\d+/g, '#');

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
