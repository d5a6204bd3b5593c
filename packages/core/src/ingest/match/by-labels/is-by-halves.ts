import type { Sheet } from "../../decode/workbook.ts";
import { isData } from "../content-kind.ts";
import type { ListKey } from "../key-source.ts";
import { cellAt, cellText, isBlank } from "../sheet-cells.ts";
import type { CellPlace } from "../sheet-view.ts";
import type { GatheredRow } from "./gather-rows.ts";
import { MEASURE } from "./label-reader.ts";

/**
 * True where a table stands as it should but for one key: its columns have headers, and the key stands in a column that has none, or
 * once, above all rows, where it may be no more than a title. It is asked for.
 */
export function isByHalves(rows: readonly GatheredRow[], keys: readonly ListKey[], sheets: readonly Sheet[]): boolean {
  const figures = rows.flatMap((row) => [...row.figures.values()]);
  const isHeaded = figures.every(({ said }) => said.get(MEASURE)?.from === "header");
  return keys.some(({ id }) => {
    const sayings = rows.flatMap(({ sheetIndex, keys: own }) => {
      const saying = own.get(id);
      return saying === undefined ? [] : [{ ...saying, sheetIndex }];
    });
    const isOnce = new Set(sayings.map(({ value }) => value)).size === 1;
    const isAbove = sayings.every(({ from }) => from === "heading" || from === "sheet");
    const isBare = sayings.some(({ from, cell, sheetIndex }) => from === "row" && !hasHeader(sheets[sheetIndex], cell));
    return isHeaded && ((isOnce && isAbove && rows.length > 1) || isBare);
  });
}

/** True where words that are no label of the same kind stand over a cell, next above the rows of its column. */
function hasHeader(sheet: Sheet | undefined, { row, column }: CellPlace): boolean {
  return (
    sheet !== undefined &&
    Array.from({ length: row }, (_, at) => at).some(
      (at) => cellText(cellAt(sheet, at, column)) !== "" && isHeaderRow(sheet, at),
    )
  );
}

function isHeaderRow({ rows }: Sheet, at: number): boolean {
  return (rows[at] ?? []).filter((cell) => !isBlank(cell)).length > 2 && !(rows[at] ?? []).some(isData);
}
