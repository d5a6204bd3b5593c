import type { Budget } from "../budget.ts";
import { type Grid, openGrid } from "../grid.ts";
import { readAddress, readRange } from "../read-address.ts";
import type { Cell } from "../workbook.ts";
import { readText } from "../xml/read-text.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import { type PlainCell, readPlainCell } from "./plain-cell.ts";
import { readRichText } from "./read-strings.ts";
import { type CellXml, plainCell, type SheetContext, sharedCell, xlsxCell } from "./xlsx-cell.ts";

/**
 * Reads the cells and merges of a worksheet part (ECMA-376 18.3) in one pass. What the part
 * says of its own extent is not looked at: only cells that are there count.
 */
export function readSheet(xml: XmlReader, context: SheetContext, budget: Budget): Grid {
  const grid = openGrid(budget);
  const plain: PlainCell = { row: 0, column: 0, style: 0, isShared: false, value: undefined, number: 0 };
  let row = -1;
  let column = -1;
  const next = () => {
    while (readPlainCell(xml.cursor, plain)) column = putPlain(plain, grid, context);
    return xml.next();
  };
  for (let event = next(); event !== "end"; event = next()) {
    if (event !== "open") continue;
    if (xml.is("c")) {
      const place = readAddress(xml.attribute("r") ?? "") ?? { row: Math.max(row, 0), column: column + 1 };
      column = place.column;
      grid.put(place.row, place.column, xlsxCell(readCell(xml), context));
    } else if (xml.is("row")) {
      row = rowIndex(xml.attribute("r")) ?? row + 1;
      column = -1;
      if (isTrue(xml.attribute("hidden"))) grid.hide("rows", row, row);
    } else if (xml.is("col")) hideColumns(xml, grid);
    else if (xml.is("mergeCell")) {
      const range = readRange(xml.attribute("ref") ?? "");
      if (range !== undefined) grid.merge(range);
    }
  }
  return grid;
}

/** Puts a cell in its place; gives its column. */
function putPlain(plain: PlainCell, grid: Grid, context: SheetContext): number {
  const { row, column, isShared, value, number } = plain;
  grid.put(row, column, isShared ? sharedCell(value ?? number, false, context.strings) : numberOf(plain, context));
  return column;
}

function numberOf({ style, value, number }: PlainCell, { styleOf }: SheetContext): Cell | undefined {
  if (value !== undefined) return plainCell(value, false, styleOf(style));
  // The engine keeps a small whole number in no room of its own, once it is told that it is one.
  const whole = number | 0;
  return styleOf(style).cell(whole === number ? whole : number, false);
}

function hideColumns(xml: XmlReader, grid: Grid): void {
  const [first, last] = [rowIndex(xml.attribute("min")), rowIndex(xml.attribute("max"))];
  if (first !== undefined && last !== undefined && isTrue(xml.attribute("hidden"))) grid.hide("columns", first, last);
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

function rowIndex(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number - 1 : undefined;
}

/** Reads a cell up to its end tag. */
function readCell(xml: XmlReader): CellXml {
  const type = xml.attribute("t") ?? "n";
  const style = Number(xml.attribute("s") ?? 0);
  let value: string | undefined;
  let inline: string | undefined;
  let formula = false;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") continue;
    if (event === "close") {
      if (xml.is("c")) break;
    } else if (xml.is("v")) value = readText(xml);
    else if (xml.is("f")) formula = true;
    else if (xml.is("is")) inline = readRichText(xml, "is");
  }
  return { type, style, value, inline, formula };
}
