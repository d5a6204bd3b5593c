/** Values from `low` up to, and not with, `high`. */
export interface ValueBand {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

const MOST_BANDS = 10;
const STEPS = [1, 2, 5];

/**
 * Counts values in bands of one width: the narrowest of 1, 2 or 5 times a power of ten that needs ten bands at most,
 * starting at a multiple of it. Bands without a value between others are there with none.
 */
export function valueBands(values: readonly number[]): readonly ValueBand[] {
  if (values.length === 0) return [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const width = bandWidth(least, most);
  const start = Math.floor(least / width);
  const bands = Math.floor(most / width) - start + 1;
  return Array.from({ length: bands }, (_, at) => {
    const [low, high] = [(start + at) * width, (start + at + 1) * width];
    return { low, high, count: values.filter((value) => value >= low && value < high).length };
  });
}

/** Whole numbers at the narrowest, so that no limit of a band is a fraction. */
function bandWidth(least: number, most: number): number {
  const powers = Array.from({ length: 18 }, (_, exponent) => STEPS.map((step) => step * 10 ** exponent)).flat();
  const fits = (width: number): boolean => Math.floor(most / width) - Math.floor(least / width) + 1 <= MOST_BANDS;
  return powers.find(fits) ?? Math.max(1, most - least);
}
