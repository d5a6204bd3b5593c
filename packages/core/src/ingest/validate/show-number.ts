import type { ColumnKind } from "../../collections/columns.ts";
import { absolute, formatUnscaled } from "../../exact/decimal.ts";
import { groupDigits } from "../../exact/group-digits.ts";

/** A number of a column as people write it: `1,234`, `£1,234.50`, `82.4%`. */
export function showNumber(value: bigint, kind: ColumnKind): string {
  if (kind === "amount") return `${value < 0n ? "-" : ""}£${groupDigits(formatUnscaled(absolute(value), 2))}`;
  if (kind === "rate") return `${groupDigits(formatUnscaled(value, 6).replace(/\.?0+$/, ""))}%`;
  return groupDigits(formatUnscaled(value, 0));
}
