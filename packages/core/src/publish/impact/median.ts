/** Twice the median of whole numbers, so that it is one too; undefined of none. */
export function twiceMedian(values: readonly bigint[]): bigint | undefined {
  const sorted = values.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : low + high;
}
