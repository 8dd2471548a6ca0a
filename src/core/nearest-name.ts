import { distance } from 'fastest-levenshtein';

/** The known name that a mistyped one is likely to mean; `undefined` when none is near, or when it is one of them. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const most = name.length < 6 ? 1 : name.length < 10 ? 2 : 3;
  const written = plain(name);
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const each of known) {
    if (each === name) return undefined;
    const far = farFrom(written, plain(each));
    if (far <= most && far < Math.max(2, each.length / 2) && (!best || far < best.far)) best = { name: each, far };
  }
  return best?.name;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}

/** Letters in the wrong order are one slip. */
function farFrom(one: string, other: string): number {
  const isShuffled = one.length === other.length && [...one].sort().join('') === [...other].sort().join('');
  return isShuffled && one !== other ? Math.min(1, distance(one, other)) : distance(one, other);
}
