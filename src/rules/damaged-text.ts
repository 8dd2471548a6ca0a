/** A small seeded generator (xorshift), so that a failure can be run again: each call answers a whole number from 0 up to below. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What hurts parsers of every language: quotes, brackets, line ends, characters that are half of one. */
export const commonJunk: readonly string[] = [
  '\\',
  '\n',
  '\r\n',
  '\r',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  ':',
  ': ',
  '#',
  '\t',
  '`',
  '|',
  '\u0000',
  '\ufeff',
  '\u2028',
  '😀',
  '\ud800',
  ',',
  '${',
  '$(',
  '${{ ',
  ';;',
  '((',
  '\\\n#\n',
];

/** The text after one to four accidents: cut off, a part lost, a part repeated, or junk put in. */
export function damageText(text: string, junk: readonly string[], random: (below: number) => number): string {
  let damaged = text;
  for (let times = 1 + random(4); times > 0; times--) {
    const start = random(damaged.length + 1);
    const end = Math.min(damaged.length, start + random(60));
    const before = damaged.slice(0, start);
    switch (random(4)) {
      case 0:
        damaged = before;
        break;
      case 1:
        damaged = before + damaged.slice(end);
        break;
      case 2:
        damaged = before + damaged.slice(start, end).repeat(2 + random(3)) + damaged.slice(end);
        break;
      default:
        damaged = before + junk[random(junk.length)] + damaged.slice(start);
    }
  }
  return damaged;
}
