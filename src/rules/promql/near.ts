import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant; `undefined` when none is near. */
export function nearName(name: string, known: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const each of known) {
    const far = distance(name.toLowerCase(), each.toLowerCase());
    if (!best || far < best.far) best = { name: each, far };
  }
  return best && best.far <= Math.max(2, Math.floor(name.length / 3)) ? best.name : undefined;
}
