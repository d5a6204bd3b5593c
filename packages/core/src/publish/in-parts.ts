/**
 * Long work that can be left between its parts, and gone on with later: what it comes to is what it returns. Whoever does it
 * decides whether others get on in between; the work itself stays without a clock and the same either way.
 */
export type InParts<T> = Generator<void, T, void>;

/** Does all parts of a work one after another. */
export function allAtOnce<T>(work: InParts<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
