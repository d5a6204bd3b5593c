/** Values from `low` up to, and not with, `high`; with it where the band is closed. */
export interface ValueBand {
  readonly low: number;
  readonly high: number;
  readonly closed?: true;
  readonly count: number;
}

const MOST_BANDS = 10;
const STEPS = [1, 2, 5];

/**
 * Counts values in bands of one width: the narrowest of 1, 2 or 5 times a power of ten that needs ten bands at most,
 * starting at a multiple of it. Bands without a value between others are there with none. Where no value can be above
 * `top` and one is just that, the last band ends there and is closed: a share of 100% is in no band above 100%.
 */
export function valueBands(values: readonly number[], top?: number): readonly ValueBand[] {
  if (values.length === 0) return [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const width = bandWidth(least, most);
  const start = Math.floor(least / width);
  const closed = most === top && least < most && most % width === 0;
  const bands = Math.floor(most / width) - start + (closed ? 0 : 1);
  return Array.from({ length: bands }, (_, at) => {
    const [low, high] = [(start + at) * width, (start + at + 1) * width];
    const isLast = closed && at === bands - 1;
    const count = values.filter((value) => value >= low && (value < high || (isLast && value === high))).length;
    return isLast ? { low, high, count, closed } : { low, high, count };
  });
}

/** Whole numbers at the narrowest, so that no limit of a band is a fraction. */
function bandWidth(least: number, most: number): number {
  const powers = Array.from({ length: 18 }, (_, exponent) => STEPS.map((step) => step * 10 ** exponent)).flat();
  const fits = (width: number): boolean => Math.floor(most / width) - Math.floor(least / width) + 1 <= MOST_BANDS;
  return powers.find(fits) ?? Math.max(1, most - least);
}
