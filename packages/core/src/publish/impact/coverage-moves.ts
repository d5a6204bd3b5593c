import type { Coverages } from "../held/held-coverage.ts";
import type { Coverage } from "../make-coverage.ts";

/** England's coverage of a measure in a period, before and after a return counts. */
export interface CoverageMove extends Pick<Coverage, "measure" | "basis" | "expected"> {
  /** Null before anything of the period counts. */
  readonly before: CoverageState | null;
  readonly after: CoverageState | null;
}

/** Councils in the figure, percent of the base they have, and what the figure could be with those missing. */
export type CoverageState = Pick<Coverage, "responded" | "baseCovered" | "low" | "high">;

/** England's coverage of each measure in a period, in the order of the measures. */
export function coverageMoves(before: Coverages, after: Coverages, period: string): readonly CoverageMove[] {
  const isNational = (one: Coverage): boolean =>
    one.level === "england" && one.breakdown === "all" && one.period === period;
  const national = (all: Coverages) => new Map([...all].filter(isNational).map((one) => [keyOf(one), one]));
  const [was, is] = [national(before), national(after)];
  return [...new Map([...was, ...is])].map(([key, { measure, basis, expected }]) => {
    return { measure, basis, expected, before: stateOf(was.get(key)), after: stateOf(is.get(key)) };
  });
}

function keyOf({ measure, basis }: Coverage): string {
  return `${measure}/${basis}`;
}

function stateOf(one: Coverage | undefined): CoverageState | null {
  if (one === undefined) return null;
  const { responded, baseCovered, low, high } = one;
  return { responded, baseCovered, low, high };
}
