import { distance } from 'fastest-levenshtein';

/** The name that a slip of the pen may stand for; `undefined` when none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((each) => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.min(3, Math.floor(name.length / 3)) ? best.each : undefined;
}

/** Names for a message, at most so many. */
export function listed(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return names.length > most ? `${shown.join(', ')} and more` : shown.join(', ');
}
