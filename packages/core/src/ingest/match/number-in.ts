import { parseDecimal, rescale } from "../../exact/decimal.ts";
import type { Sheet } from "../decode/workbook.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import { cellAt, isBlank } from "./sheet-cells.ts";

/** Numbers in cells are held in millionths. */
export const NUMBER_PLACES = 6;

/** The number that stands in a cell, in millionths; undefined where none does. */
export function numberIn(sheet: Sheet, row: number, column: number): bigint | undefined {
  const cell = cellAt(sheet, row, column);
  const read = cell === undefined || isBlank(cell) ? undefined : readNumberText(String(cell.value));
  const decimal = read === undefined ? undefined : parseDecimal(read);
  return decimal === undefined ? undefined : rescale(decimal.unscaled, decimal.scale, NUMBER_PLACES);
}

/** Whether numbers add up to a stated one; undefined where one of them is not known, or there are none. */
export function addUpTo(stated: bigint | undefined, parts: readonly (bigint | undefined)[]): boolean | undefined {
  if (stated === undefined || parts.length === 0 || parts.includes(undefined)) return undefined;
  return parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n) === stated;
}
