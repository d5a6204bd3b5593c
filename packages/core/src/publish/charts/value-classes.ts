/** Values that are told apart by one shade. */
export interface ValueClass<T> {
  readonly members: readonly T[];
}

/**
 * Parts members into at most so many classes of about equal number, in order of their values; equal values are never
 * parted, so there may be fewer.
 */
export function valueClasses<T>(members: readonly T[], read: (one: T) => number, most: number): ValueClass<T>[] {
  const sorted = members.toSorted((one, other) => read(one) - read(other));
  const tops = Array.from({ length: most }, (_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / most) - 1]);
  const limits = [...new Set(tops.flatMap((one) => (one === undefined ? [] : [read(one)])))];
  return limits.map((limit, at) => ({
    members: sorted.filter((one) => read(one) <= limit && read(one) > (limits[at - 1] ?? -Infinity)),
  }));
}
