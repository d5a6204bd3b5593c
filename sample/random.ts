/** A stream of numbers from 0 up to 1. Each call draws the next one. */
export type Draw = () => number;

/**
 * Numbers that look random and are the same for the same seed on every machine:
 * mulberry32 (Tommy Ettinger, public domain), started from an FNV-1a hash of the seed.
 */
export function seededDraw(seed: string): Draw {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(draw: Draw, least: number, most: number): number {
  return least + (most - least) * draw();
}

/**
 * A factor around 1, as likely to double as to halve, within `1 / (1 + spread)` and `1 + spread`.
 * Made of sums and quotients only, which every machine rounds alike.
 */
export function wobble(draw: Draw, spread: number): number {
  return (1 + spread * draw()) / (1 + spread * draw());
}

/** One of the items. Throws `RangeError` where there is none. */
export function pick<T>(draw: Draw, items: readonly T[]): T {
  const item = items[Math.floor(draw() * items.length)];
  if (item === undefined) throw new RangeError("Cannot pick from an empty list");
  return item;
}

/** The items in another order. */
export function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function fnv1a(text: string): number {
  return [...new TextEncoder().encode(text)].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
}
