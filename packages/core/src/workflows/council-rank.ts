import { parseDecimal, rescale } from "../exact/decimal.ts";
import type { Figure } from "../publish/figure.ts";

/** A council's place among those with a published value: 1 for the highest, the same for the same value. */
export interface CouncilRank {
  readonly rank: number;
  readonly of: number;
}

/**
 * The place of a council's figure among the figures given, which are the same measure, basis, period and breakdown of every
 * council; those without a value are left out. Undefined where it has none itself.
 */
export function councilRank({ value }: Figure, among: readonly Figure[]): CouncilRank | undefined {
  if (value === null) return undefined;
  const values = among.flatMap((figure) => figure.value ?? []);
  return { rank: 1 + values.filter((other) => isHigher(other, value)).length, of: values.length };
}

function isHigher(one: string, other: string): boolean {
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  if (left === undefined || right === undefined) return false;
  const scale = Math.max(left.scale, right.scale);
  return rescale(left.unscaled, left.scale, scale) > rescale(right.unscaled, right.scale, scale);
}
