import type { Candidate } from "./choose-places.ts";
import { cellAt, cellText } from "./sheet-cells.ts";

/** Fewer say nothing of how a column is written. */
const FEWEST = 3;
/** Of a hundred numbers, so many are written to the penny. */
const MOST = 90;
/** Where half the numbers are smaller, they may well be thousands with two decimals. */
const LARGE = 100;

const PENCE = /^[^\d]{0,3}[\d,\s]*\d\.\d\d\)?$/;
const NUMBER = /^[^\d]{0,3}\d[\d,.\s]*\)?$/;

/**
 * The first of a column's numbers where they are written to the penny and large, which numbers in thousands are not: the
 * sheet may say thousands and mean pounds. Undefined where they are not.
 */
export function writtenToThePenny({ place, bodyRows }: Candidate, column: number): string | undefined {
  const texts = bodyRows.map((row) => cellText(cellAt(place.sheet, row, column))).filter((text) => NUMBER.test(text));
  const pence = texts.filter((text) => PENCE.test(text));
  if (texts.length < FEWEST || 100 * pence.length < MOST * texts.length) return undefined;
  const large = pence.filter((text) => Number(text.replace(/[^\d.]/g, "")) >= LARGE);
  return 2 * large.length >= pence.length ? pence[0] : undefined;
}
