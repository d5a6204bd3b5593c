/** So many parts at least, and so many rows besides one for each, or that they add up may be chance. */
const FEWEST_PARTS = 2;
const FEWEST_ADDED = 9;

/**
 * The places of the numbers of a list that are each the sum of those since the one before, or each of those down to the next, where
 * the whole list is made of such parts; none where it is not. In it nothing else tells a total from a payment.
 */
export function partTotals(values: readonly bigint[]): ReadonlySet<number> {
  const last = values.length - 1;
  const down = sumsOf(values) ?? sumsOf(values, 2);
  if (down !== undefined) return down;
  const turned = values.toReversed();
  const up = sumsOf(turned) ?? sumsOf(turned, 2);
  return new Set([...(up ?? [])].map((place) => last - place));
}

/** Of parts of so many rows at least; the first number that is the sum of a part ends it. */
function sumsOf(values: readonly bigint[], fewest = 1): ReadonlySet<number> | undefined {
  const places = new Set<number>();
  let [sum, rows] = [0n, 0];
  for (const [place, value] of values.entries()) {
    if (rows >= fewest && value === sum && value !== 0n) {
      places.add(place);
      [sum, rows] = [0n, 0];
    } else {
      [sum, rows] = [sum + value, rows + 1];
    }
  }
  const added = values.length - 2 * places.size;
  return rows === 0 && places.size >= FEWEST_PARTS && added >= FEWEST_ADDED ? places : undefined;
}
