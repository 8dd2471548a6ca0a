/** Names for a message, at most so many: "`a`, `b`, …". */
export function listNames(names: Iterable<string>, most = 8): string {
  const all = [...names];
  const shown = all.slice(0, most).map((name) => `\`${name}\``);
  return `${shown.join(', ')}${all.length > most ? ', …' : ''}`;
}
