import { parseDecimal, rescale } from "../../exact/decimal.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import type { BodyTable } from "./body-table.ts";
import { cellAt } from "./sheet-cells.ts";

/** With fewer rows above, or fewer numbers and rows together, that they add up may be chance. */
const FEWEST_ROWS = 2;
const FEWEST_SIGNS = 4;
const SCALE = 6;

/**
 * Tells whether the numbers of a row are the sums of the rows of data above it. Each row of data is added up
 * once, however often it is asked.
 */
export function sumsAbove({ sheet, others }: BodyTable): (row: number, above: readonly number[]) => boolean {
  const columns = others.filter(({ kind }) => kind === "count" || kind === "amount").map(({ index }) => index);
  const sums = columns.map(() => 0n);
  let added = 0;
  const numberAt = (row: number, column: number): bigint | undefined => {
    const cell = cellAt(sheet, row, column);
    const read = cell === undefined ? undefined : readNumberText(String(cell.value));
    const decimal = read === undefined ? undefined : parseDecimal(read);
    return decimal === undefined ? undefined : rescale(decimal.unscaled, decimal.scale, SCALE);
  };
  return (row, above) => {
    if (above.length < FEWEST_ROWS || columns.length === 0) return false;
    for (; added < above.length; added += 1) {
      for (const [place, column] of columns.entries()) {
        sums[place] = (sums[place] ?? 0n) + (numberAt(above[added] ?? 0, column) ?? 0n);
      }
    }
    const stated = columns.map((column) => numberAt(row, column));
    const there = stated.filter((value) => value !== undefined);
    if (there.length + above.length < FEWEST_SIGNS || there.every((value) => value === 0n)) return false;
    return stated.every((value, place) => value === undefined || value === sums[place]);
  };
}
