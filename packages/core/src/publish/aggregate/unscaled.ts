import { parseDecimal, rescale } from "../../exact/decimal.ts";
import type { SqlValue } from "../../storage/tables.ts";

/** A number as an engine gives it, as an integer of so many decimal places; null where there is none. */
export function unscaled(value: SqlValue | undefined, scale: number): bigint | null {
  if (value === null || value === undefined) return null;
  const decimal = parseDecimal(String(value));
  if (decimal === undefined) throw new TypeError(`Cannot read a sum: found "${String(value)}"`);
  return rescale(decimal.unscaled, decimal.scale, scale);
}
