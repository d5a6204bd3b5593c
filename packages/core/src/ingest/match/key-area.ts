import { columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import type { Cell } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import type { Place } from "./find-places.ts";
import { isUnitOnly } from "./header-unit.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import type { SheetView } from "./sheet-view.ts";
import { isSummaryKey, isTotalKey } from "./total-words.ts";

/** Larger tables are not laid out again: forms that people fill in are small. */
const MOST_ROWS = 1000;
/** `1`, `2a`, `iv.` before a row. */
const NUMBER_OF_ROW = /^[\da-z]{1,3}[.)]?$/i;
/** So many columns to the left of the first figure may hold labels. */
const MOST_LABELS = 8;

/** The part of a sheet in which a table stands, as looking for its keys needs it. Rows and columns are those of the view. */
export interface KeyArea {
  readonly place: Place;
  readonly table: Table;
  readonly sheet: SheetView;
  /** The first row below the header, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Rows in which the header comes again. */
  readonly repeated: ReadonlySet<number>;
  /** Columns of figures. */
  readonly measures: readonly number[];
  /** Columns left of the first figure in which labels may stand. */
  readonly labels: readonly number[];
  /** Rows with figures and a label, totals apart. */
  readonly figures: readonly number[];
  /** Rows with figures that say that they are totals or summaries. */
  readonly totals: readonly number[];
}

/** A text that is all there is in its row. */
export interface LoneText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * The area of a place: down to the next table of another kind or period, over headers of its own that come again. Undefined where
 * there is nothing below, or too much to go through.
 */
export function keyArea(candidate: Candidate, table: Table, known: readonly Candidate[]): KeyArea | undefined {
  const { place } = candidate;
  const { sheet, block, edges, ambiguous } = place;
  const found = [...edges.map(({ column, header }) => ({ column, index: header.index }))];
  for (const { column, headers } of ambiguous) found.push(...headers.map(({ index }) => ({ column, index })));
  const measures = found.flatMap(({ column, index }) =>
    columnScale(table.columns[column]?.kind ?? "text") === undefined ? [] : [index],
  );
  const below = known.filter((other) => isBelow(other.place, place));
  const isOwn = (other: Candidate) =>
    other.place.table === place.table && (other.period === "another") === (candidate.period === "another");
  const others = below.filter((other) => !isOwn(other)).map((other) => other.place.block.top);
  const end = Math.min(sheet.rows.length, ...others);
  const first = block.bottom + 1;
  if (end - first > MOST_ROWS || end <= first) return undefined;
  const labels = Array.from({ length: measures.length === 0 ? 0 : Math.min(...measures) }, (_, column) => column).slice(
    -MOST_LABELS,
  );
  const again = headersAgain(place, end);
  const repeated = new Set([...below.filter(isOwn).flatMap((other) => rowsOf(other.place)), ...again]);
  const area = { place, table, sheet, first, end, repeated, measures, labels };
  return { ...area, ...figureRows(area) };
}

function isBelow(other: Place, { sheetIndex, sheet, block }: Place): boolean {
  const isUpright = (other.sheet.origin === undefined) === (sheet.origin === undefined);
  return other.sheetIndex === sheetIndex && isUpright && other.block.top > block.bottom;
}

/** Rows below a header that say what its lowest row says, in the same columns. */
function headersAgain({ sheet, block: { bottom } }: Place, end: number): number[] {
  const textsOf = (row: number) => (sheet.rows[row] ?? []).map(cellText).join("\n").trimEnd();
  const own = textsOf(bottom);
  return Array.from({ length: end - bottom - 1 }, (_, step) => bottom + 1 + step).filter((row) => textsOf(row) === own);
}

function rowsOf({ block: { top, bottom } }: Place): number[] {
  return Array.from({ length: bottom - top + 1 }, (_, step) => top + step);
}

function figureRows(area: Omit<KeyArea, "figures" | "totals">): Pick<KeyArea, "figures" | "totals"> {
  const [figures, totals]: [number[], number[]] = [[], []];
  for (let row = area.first; row < area.end; row += 1) {
    if (area.repeated.has(row) || !area.measures.some((index) => isFilled(cellAt(area.sheet, row, index)))) continue;
    const texts = area.labels.map((index) => cellText(cellAt(area.sheet, row, index))).filter((text) => text !== "");
    if (texts.some((text) => isTotalKey(text) || isSummaryKey(text))) totals.push(row);
    else if (texts.length > 0) figures.push(row);
  }
  return { figures, totals };
}

/** True for a cell in which something stands that is more than a unit. */
function isFilled(cell: Cell | undefined): boolean {
  return !isBlank(cell) && !isUnitOnly(cellText(cell));
}

/** The text of a row where it is alone in it but for its number and units, left of the figures; undefined for any other row. */
export function loneText({ sheet, measures }: Pick<KeyArea, "sheet" | "measures">, row: number): LoneText | undefined {
  const filled = [...(sheet.rows[row] ?? []).entries()].filter(([, cell]) => isFilled(cell));
  const words = filled.filter(([, cell], at) => at === filled.length - 1 || !NUMBER_OF_ROW.test(cellText(cell)));
  const [column, cell] = words[0] ?? [];
  if (words.length !== 1 || column === undefined || cell?.kind !== "text") return undefined;
  return column <= Math.min(...measures) ? { row, column, text: cellText(cell) } : undefined;
}
