/** Numbers that look random, the same ones for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `count`. */
  readonly below: (count: number) => number;
  /** Whether what happens that often happens now. */
  readonly chance: (probability: number) => boolean;
}

/**
 * A generator of our own (mulberry32), so that a log depends neither on the version of Node nor on that of a library.
 *
 * @param seed - a whole number; of larger ones the lowest 32 bits count
 */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (count) => Math.floor(next() * count), chance: (probability) => next() < probability };
}

/** A value, and how often it comes in comparison with the others. */
export type Weighted<Value> = readonly [weight: number, value: Value];

/**
 * Draws values by their weights.
 *
 * @param choices - at least one
 */
export function drawing<Value>(choices: readonly [Weighted<Value>, ...Weighted<Value>[]]): (random: Random) => Value {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  return (random) => {
    let rest = random.next() * total;
    for (const [weight, value] of choices) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return choices[0][1];
  };
}
