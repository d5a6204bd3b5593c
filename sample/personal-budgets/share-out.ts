import { apportion } from "../apportion.ts";

/** Shares a national total out to councils, then each council's part to its rows, so that both add up exactly. */
export function shareOut(total: number, weights: readonly (readonly number[])[]): number[][] {
  const councils = apportion(
    total,
    weights.map((rows) => rows.reduce((before, weight) => before + weight, 0)),
  );
  return weights.map((rows, place) => apportion(councils[place] ?? 0, rows));
}
