import type { AmountColumn, CountColumn, RateColumn } from "../../collections/columns.ts";
import { absolute, parseDecimal, powerOfTen, rescale } from "../../exact/decimal.ts";

/** Least and most a column takes, both inclusive, unscaled as the column keeps its values. */
export interface ColumnLimits {
  readonly least: bigint;
  readonly most: bigint;
}

/** No return counts more things; the bound keeps every value within the 18 digits its column is stored in. */
const MOST_COUNTED = powerOfTen(12);
/** Pence in a thousand million million pounds. */
const MOST_PENCE = powerOfTen(17);
/** A million percent, in millionths of a percent. */
const MOST_RATE = powerOfTen(12);
/** Fits the 18 digits of the stored types, whatever a collection declares. */
const MOST_STORED = powerOfTen(17);

/**
 * The limits a column declares, or the widest any value may have. A declared limit that would not fit the
 * stored type is brought down to what does.
 */
export function columnLimits(column: CountColumn | AmountColumn | RateColumn): ColumnLimits {
  if (column.kind === "count") return { least: 0n, most: declared(column.most, 0) ?? MOST_COUNTED };
  if (column.kind === "amount") return { least: column.negative === true ? -MOST_PENCE : 0n, most: MOST_PENCE };
  return { least: declared(column.least, 6) ?? -MOST_RATE, most: declared(column.most, 6) ?? MOST_RATE };
}

function declared(limit: number | undefined, scale: number): bigint | undefined {
  const decimal = limit === undefined ? undefined : parseDecimal(String(limit));
  if (decimal === undefined) return undefined;
  const unscaled = rescale(decimal.unscaled, decimal.scale, scale);
  if (absolute(unscaled) <= MOST_STORED) return unscaled;
  return unscaled < 0n ? -MOST_STORED : MOST_STORED;
}
