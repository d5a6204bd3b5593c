import { markComments } from "../comments/mark-comments.ts";
import type { Book } from "../parts/book.ts";
import type { Parts } from "../parts/parts.ts";
import type { StyleBook } from "../styles/style-book.ts";
import { applySplices } from "../xml/splices.ts";
import { rowOf, type SheetMarks } from "./cell-marks.ts";
import { colourCells } from "./colour-cells.ts";
import { mergeOrigins } from "./merge-origin.ts";
import { type SheetScan, scanSheet } from "./scan-sheet.ts";
import { widenDimension } from "./widen-dimension.ts";

/** Puts a sheet's colours and comments into its part and the parts beside it, in place of an earlier marking's. */
export function markWorksheet(
  parts: Parts,
  { book, styles }: { readonly book: Book; readonly styles: StyleBook },
  part: string,
  marks: SheetMarks,
): void {
  const source = parts.text(part) ?? "";
  const { scan, colours, comments } = scanForMarks(source, marks, styles);
  const splices = [
    ...colourCells(scan, colours, styles),
    ...widenDimension(scan, colours.keys()),
    ...markComments(parts, book, { part, scan, comments }),
  ];
  if (splices.length > 0) parts.put(part, applySplices(source, splices));
}

/** Marks of cells that a merge covers go to the cell that is seen, which may be in a row not yet looked into. */
function scanForMarks(source: string, marks: SheetMarks, styles: StyleBook): SheetMarks & { readonly scan: SheetScan } {
  const style = (one: number) => styles.original(one) !== one;
  const rows = new Set([...marks.colours.keys(), ...marks.comments.keys()].map(rowOf));
  const scan = scanSheet(source, { rows, style });
  const origin = mergeOrigins(scan);
  const colours = moved(marks.colours, origin, (first) => first);
  const comments = moved(marks.comments, origin, (first, next) => `${first}\n\n${next}`);
  if (colours.keys().every((key) => rows.has(rowOf(key)))) return { scan, colours, comments };
  const more = new Set([...colours.keys()].map(rowOf));
  return { scan: scanSheet(source, { rows: more, style }), colours, comments };
}

function moved<T>(marks: ReadonlyMap<number, T>, origin: (key: number) => number, join: (first: T, next: T) => T) {
  const found = new Map<number, T>();
  for (const [key, mark] of marks) {
    const place = origin(key);
    const first = found.get(place);
    found.set(place, first === undefined ? mark : join(first, mark));
  }
  return found;
}
