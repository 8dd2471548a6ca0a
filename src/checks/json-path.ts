/** The values at a path of a JSON value: `a.b[0].c`, `*` for every key or item, `["a.b"]` for a key with a dot. An absent value is `undefined`; `*` in something empty gives one absent value, so that nothing passes for want of items. */
export function readPath(value: unknown, path: string): [place: string, value: unknown][] {
  let found: [string, unknown][] = [['', value]];
  for (const key of keysOf(path)) found = found.flatMap(([place, current]) => step(place, current, key));
  return found;
}

/** The keys of a path in order. Throws on one that cannot be read. */
export function keysOf(path: string): string[] {
  const keys: string[] = [];
  let rest = path.replace(/^\$\.?/, '');
  while (rest !== '') {
    const match = /^(?:\["([^"]*)"\]|\[(\d+|\*)\]|\.?([^.[\]]+))/.exec(rest);
    if (!match) throw new Error(`\`${path}\` is no path: \`${rest}\` cannot be read`);
    keys.push(match[1] ?? match[2] ?? match[3] ?? '');
    rest = rest.slice(match[0].length);
  }
  return keys;
}

function step(place: string, value: unknown, key: string): [string, unknown][] {
  const isList = Array.isArray(value);
  const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  const named = (name: string) => (isList ? `${place}[${name}]` : place ? `${place}.${name}` : name);
  if (key === '*') {
    if (entries.length > 0) return entries.map(([name, item]) => [named(name), item]);
    return [[named('*'), undefined]];
  }
  return [[named(key), entries.find(([name]) => name === key)?.[1]]];
}
