/** A seeded source of numbers: mulberry32, the same on every platform. `next` gives [0, 1). */
export function createRandom(seed: number): {
  next(): number;
  between(low: number, high: number): number;
  normal(): number;
} {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    // The sum of twelve uniform numbers (Irwin-Hall) needs no logarithm, whose last digit differs between platforms.
    normal: () => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6),
  };
}
