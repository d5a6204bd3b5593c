import type { Severity } from "../../findings/severity.ts";
import { cellAddress } from "../../ingest/decode/address.ts";
import type { StyleBook } from "../styles/style-book.ts";
import { attributeOf, removeAttribute, setAttribute } from "../xml/attributes.ts";
import type { XmlElement } from "../xml/elements.ts";
import { appendTo, insertAfter, type Splice } from "../xml/splices.ts";
import { cellKey, columnOf, rowOf } from "./cell-marks.ts";
import { columnStyles } from "./column-styles.ts";
import type { ScannedCell, ScannedRow, SheetScan } from "./scan-sheet.ts";

interface Context {
  readonly scan: SheetScan;
  readonly colours: ReadonlyMap<number, Severity>;
  readonly styles: StyleBook;
  readonly styleOfColumn: (column: number) => number;
}

/** What comes before the rows of a worksheet (ECMA-376 18.3.1.99). */
const BEFORE_DATA = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols"];

/**
 * The edits that give cells the fill of their severity, and take an earlier marking's fill from all others.
 * Cells that are not there are added, blank, with the style their row or column would give them.
 */
export function colourCells(scan: SheetScan, colours: ReadonlyMap<number, Severity>, styles: StyleBook): Splice[] {
  const context: Context = { scan, colours, styles, styleOfColumn: columnStyles(scan.source, scan.root) };
  const cells = [...scan.others, ...[...scan.rows.values()].flatMap((row) => row.cells)];
  const present = new Set(cells.map(({ row, column }) => cellKey(row, column)));
  const missing = [...colours.keys()].filter((key) => !present.has(key)).sort((left, right) => left - right);
  const byRow = Map.groupBy(missing, rowOf);
  return [
    ...cells.flatMap((cell) => restyle(cell, context)),
    ...[...scan.rows.values()].flatMap((row) => addCells(row, byRow.get(row.row) ?? [], context)),
    ...addRows(
      [...byRow].filter(([row]) => !scan.rows.has(row)),
      context,
    ),
  ];
}

function restyle(cell: ScannedCell, { scan, colours, styles }: Context): Splice[] {
  const severity = colours.get(cellKey(cell.row, cell.column));
  const original = styles.original(cell.style);
  const style = severity === undefined ? original : styles.marked(original, severity);
  return style === cell.style ? [] : [setAttribute(scan.source, cell, "s", style)];
}

/** Adds cells to a row that is there. Its hint at where its cells are is taken away, as it would be wrong. */
function addCells({ element, cells }: ScannedRow, keys: readonly number[], context: Context): Splice[] {
  if (keys.length === 0) return [];
  const { source } = context.scan;
  const style = rowStyle(source, element);
  const spans = removeAttribute(source, element, "spans");
  const byPlace = Map.groupBy(keys, (key) => cells.find(({ row, column }) => cellKey(row, column) > key)?.start);
  const added = [...byPlace].map(([start, members]) => {
    const xml = members.map((key) => blankCell(key, element.prefix, style, context)).join("");
    return start === undefined ? appendTo(element, xml) : { start, end: start, text: xml };
  });
  return spans === undefined ? added : [spans, ...added];
}

function addRows(rows: readonly (readonly [number, readonly number[]])[], context: Context): Splice[] {
  const { scan } = context;
  const prefix = scan.data?.prefix ?? scan.root.prefix;
  const byPlace = Map.groupBy(rows, rowStartsAfter(scan));
  return [...byPlace].map(([start, members]) => {
    const xml = members.map(([row, keys]) => blankRow(row, keys, prefix, context)).join("");
    if (start !== undefined) return { start, end: start, text: xml };
    if (scan.data !== undefined) return appendTo(scan.data, xml);
    return insertAfter(scan.root, BEFORE_DATA, `<${prefix}sheetData>${xml}</${prefix}sheetData>`);
  });
}

function blankRow(row: number, keys: readonly number[], prefix: string, context: Context): string {
  const cells = keys.map((key) => blankCell(key, prefix, undefined, context));
  return `<${prefix}row r="${row + 1}">${cells.join("")}</${prefix}row>`;
}

function blankCell(key: number, prefix: string, rowStyle: number | undefined, context: Context): string {
  const { colours, styles, styleOfColumn } = context;
  const original = styles.original(rowStyle ?? styleOfColumn(columnOf(key)));
  const style = styles.marked(original, colours.get(key) ?? "note");
  return `<${prefix}c r="${cellAddress(rowOf(key), columnOf(key))}" s="${style}"/>`;
}

/** Finds where the first row stands that comes after one that is not there. Asked for rows in ascending order. */
function rowStartsAfter({ rowIndexes, rowStarts }: SheetScan): (row: readonly [number, unknown]) => number | undefined {
  let at = 0;
  return ([row]) => {
    while (at < rowIndexes.length && (rowIndexes[at] ?? 0) < row) at += 1;
    return rowStarts[at];
  };
}

function rowStyle(source: string, row: XmlElement): number | undefined {
  const custom = attributeOf(source, row, "customFormat");
  const style = Number(attributeOf(source, row, "s") ?? Number.NaN);
  return (custom === "1" || custom === "true") && Number.isInteger(style) && style >= 0 ? style : undefined;
}
