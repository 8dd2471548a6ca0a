import { distance } from 'fastest-levenshtein';

/** The known name that a written one is most likely a slip of; `undefined` when none is near. */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const [best] = [...names]
    .map((name) => ({
      name,
      far: distance(written.toLowerCase().replace(/_/g, '-'), name.toLowerCase().replace(/_/g, '-')),
    }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(written.length / 4)) ? best.name : undefined;
}

/** Up to eight names for a message: "`a`, `b`". */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  return `${all
    .slice(0, 8)
    .map((name) => `\`${name}\``)
    .join(', ')}${all.length > 8 ? ', …' : ''}`;
}
