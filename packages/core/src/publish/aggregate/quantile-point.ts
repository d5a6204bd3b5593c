/** A point between 0 and 1, in whole numbers. */
export interface Point {
  readonly top: number;
  readonly bottom: number;
}

/** Reads `1/2`. Throws a `RangeError` where it is no fraction of whole numbers. */
export function parsePoint(at: string): Point {
  const [, top, bottom] = /^(\d{1,3})\/(\d{1,3})$/.exec(at) ?? [];
  if (top === undefined || bottom === undefined) throw new RangeError(`Cannot read the point "${at}": write it as 1/2`);
  return { top: Number(top), bottom: Number(bottom) };
}

/**
 * The places, from 1, of the one or two values whose mean is the quantile of so many values in order: where
 * count x point is a whole number j, j and the next; else the place above it. Both are in order.
 * Source: definition 2 of Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996).
 */
export function placesAt({ top, bottom }: Point, count: number): readonly [number, number] {
  const place = Math.floor((count * top) / bottom);
  return (count * top) % bottom === 0 ? [place, place + 1] : [place + 1, place + 1];
}
