/** Numbers that follow from a seed alone, the same on every platform (mulberry32). */
export interface Random {
  /** Even in [0, 1). */
  next(): number;
  /** Even among the integers from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** Standard normal, from twelve even numbers: no `log` or `cos`, whose last bit differs between platforms. */
  normal(): number;
  /** An entry of the list; weights need not add up to 1. */
  pick<T>(choices: readonly (readonly [value: T, weight: number])[]): T;
}

/** A stream of numbers for a seed; only its lower 32 bits count. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal() {
      let sum = 0;
      for (let count = 0; count < 12; count++) sum += next();
      return sum - 6;
    },
    pick(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = choices.at(-1);
      if (!last) throw new RangeError('nothing to pick from');
      return last[0];
    },
  };
}
