import type { Budget } from "../budget.ts";
import { type Grid, openGrid, sheetOf } from "../grid.ts";
import type { Cell, Sheet } from "../workbook.ts";
import { skipElement } from "../xml/skip-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import { type OdsContext, readOdsCell } from "./ods-cell.ts";

/** Elements that only group rows or columns. */
const GROUPS = new Set([
  ...["table-row-group", "table-rows", "table-header-rows"],
  ...["table-column-group", "table-columns", "table-header-columns"],
]);

/**
 * Reads the table just opened (OpenDocument 1.3 part 3, 9.1) up to its end tag. Blank rows and
 * cells are passed over however often they say they repeat; others are repeated, within budget.
 */
export function readTable(xml: XmlReader, context: OdsContext, budget: Budget): Sheet {
  const name = xml.attribute("name") ?? "";
  const visibility = context.styles.hidden.has(xml.attribute("style-name") ?? "") ? "hidden" : "visible";
  const grid = openGrid(budget);
  let row = 0;
  let column = 0;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") continue;
    const element = xml.name();
    if (event === "close") {
      if (element === "table") break;
    } else if (element === "table-row") {
      const repeat = repeated(xml, "number-rows-repeated");
      if (isHidden(xml)) grid.hide("rows", row, row + repeat - 1);
      putRow(grid, row, repeat, readRow(xml, row, { context, grid }));
      row += repeat;
    } else if (element === "table-column") {
      const repeat = repeated(xml, "number-columns-repeated");
      if (isHidden(xml)) grid.hide("columns", column, column + repeat - 1);
      column += repeat;
    } else if (!GROUPS.has(element)) skipElement(xml);
  }
  return sheetOf(grid, { name, visibility });
}

/** Hidden by hand, or by a filter. */
function isHidden(xml: XmlReader): boolean {
  const visibility = xml.attribute("visibility");
  return visibility === "collapse" || visibility === "filter";
}

/** A cell that is not blank, and how often it stands side by side. */
interface Run {
  readonly column: number;
  readonly repeat: number;
  readonly cell: Cell;
}

interface RowContext {
  readonly context: OdsContext;
  readonly grid: Grid;
}

function readRow(xml: XmlReader, row: number, { context, grid }: RowContext): readonly Run[] {
  const runs: Run[] = [];
  let column = 0;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") continue;
    const element = xml.name();
    if (event === "close") {
      if (element === "table-row") break;
      continue;
    }
    const repeat = element.endsWith("table-cell") ? repeated(xml, "number-columns-repeated") : 0;
    if (element === "table-cell") {
      mergeSpan(xml, { row, column }, grid);
      const cell = readOdsCell(xml, context);
      if (cell !== undefined) runs.push({ column, repeat, cell });
    } else skipElement(xml);
    column += repeat;
  }
  return runs;
}

function mergeSpan(xml: XmlReader, { row, column }: { row: number; column: number }, grid: Grid): void {
  const columns = repeated(xml, "number-columns-spanned");
  const rows = repeated(xml, "number-rows-spanned");
  if (columns * rows > 1) grid.merge({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
}

function putRow(grid: Grid, row: number, repeat: number, runs: readonly Run[]): void {
  if (runs.length === 0) return;
  for (let at = row; at < row + repeat; at += 1) {
    for (const { column, repeat: times, cell } of runs) {
      for (let next = column; next < column + times; next += 1) grid.put(at, next, cell);
    }
  }
}

function repeated(xml: XmlReader, attribute: string): number {
  const count = Number(xml.attribute(attribute) ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}
