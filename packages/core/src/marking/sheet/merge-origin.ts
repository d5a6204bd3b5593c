import { readRange } from "../../ingest/decode/read-address.ts";
import type { Range } from "../../ingest/decode/workbook.ts";
import { attributeOf } from "../xml/attributes.ts";
import { childOf, childrenOf } from "../xml/elements.ts";
import { cellKey, columnOf, rowOf } from "./cell-marks.ts";
import type { SheetScan } from "./scan-sheet.ts";

/** Rows of all merges together that are looked at; more are in no return. */
const MOST_ROWS = 200_000;

/** Finds the cell that is seen where a merge covers a cell: the merge's first, else the cell itself. */
export function mergeOrigins({ source, root }: SheetScan): (key: number) => number {
  const byRow = new Map<number, Range[]>();
  let rows = 0;
  for (const merge of childrenOf(childOf(root, "mergeCells"), "mergeCell")) {
    const range = readRange(attributeOf(source, merge, "ref") ?? "");
    if (range === undefined) continue;
    rows += range.bottom - range.top + 1;
    if (rows > MOST_ROWS) break;
    for (let row = range.top; row <= range.bottom; row += 1) {
      const there = byRow.get(row);
      if (there === undefined) byRow.set(row, [range]);
      else there.push(range);
    }
  }
  return (key) => {
    const column = columnOf(key);
    const range = byRow.get(rowOf(key))?.find(({ left, right }) => left <= column && column <= right);
    return range === undefined ? key : cellKey(range.top, range.left);
  };
}
