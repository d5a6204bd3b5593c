import type { Place } from "./finding.ts";

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_.]*$/;

/** A cell as a spreadsheet writes it: `People!C14`, `'April 2010'!C14`, or `C14` for a file without sheet names. */
export function cellName(cell: string, sheet = ""): string {
  if (sheet === "") return cell;
  return `${PLAIN_NAME.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${cell}`;
}

/** A place as the subject of a sentence: `People!C14`, `row 14 of the sheet "People"`, `the file`. */
export function placeName(place: Place): string {
  if (place.cell !== undefined && place.cell !== "") return cellName(place.cell, place.sheet);
  const sheet = place.sheet === undefined || place.sheet === "" ? "the file" : `the sheet "${place.sheet}"`;
  return place.row === undefined ? sheet : `row ${place.row} of ${sheet}`;
}

/** A place after a noun: ` at People!C14`, ` in row 14 of the sheet "People"`, or nothing where no place is known. */
export function placeAfter(place: Place): string {
  if (place.cell !== undefined && place.cell !== "") return ` at ${placeName(place)}`;
  if (place.row !== undefined) return ` in ${placeName(place)}`;
  return place.sheet === undefined || place.sheet === "" ? "" : ` on ${placeName(place)}`;
}
