import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { cellAddress } from "../address.ts";
import type { Budget } from "../budget.ts";
import { textCell } from "../cells.ts";
import type { Decoded } from "../decoded.ts";
import { type Grid, openGrid } from "../grid.ts";
import type { Sheet } from "../workbook.ts";
import { unescapeHtml } from "./html-entities.ts";
import { type HtmlTag, htmlTags } from "./html-tags.ts";

/** A table that is open, and where in it the next cell goes. */
interface OpenTable {
  readonly grid: Grid;
  readonly row: number;
  readonly column: number;
  /** By column, the first row that no cell above reaches into. */
  readonly free: Map<number, number>;
  /** The cell that is open; undefined between cells. */
  readonly cell: { readonly column: number; readonly text: string } | undefined;
}

/** The most rows and columns one cell may span (HTML Standard 4.9.11). */
const MOST_COLUMNS_SPANNED = 1000;
const MOST_ROWS_SPANNED = 65_534;
const BREAKS = new Set(["br", "p", "div", "li"]);

/**
 * Reads the tables of a web page - the form in which many systems export "to Excel" - each as a
 * sheet, every cell a text. A table within a table is a sheet of its own. A page that ends within a table is a query. Throws
 * `Unreadable` over a limit.
 */
export function readHtml(html: string, encoding: string, budget: Budget): Decoded {
  const grids: Grid[] = [];
  const open: OpenTable[] = [];
  for (const tag of htmlTags(html)) {
    const table = open.pop();
    const before = table && withText(table, tag);
    if (tag.name === "table" && !tag.closes) {
      budget.sheet();
      const grid = openGrid(budget);
      grids.push(grid);
      if (before !== undefined) open.push(before);
      open.push({ grid, row: -1, column: 0, free: new Map(), cell: undefined });
    } else if (before !== undefined) {
      const after = step(before, tag, budget);
      if (after !== undefined) open.push(after);
    }
  }
  for (const table of open) closeCell(table);
  const filled = grids.filter(({ rows }) => rows.length > 0);
  const sheets = filled.map(({ rows, merges }, index): Sheet => {
    return { name: filled.length === 1 ? "" : `Table ${index + 1}`, visibility: "visible", rows, merges };
  });
  const findings = isWhole(html) ? [] : cutShort(sheets);
  return { kind: "workbook", workbook: { format: "html", encoding, sheets }, findings };
}

/** True where the table that opens last is closed, or the page behind it: programs leave out the one or the other. */
function isWhole(html: string): boolean {
  const opened = Math.max(html.lastIndexOf("<table"), html.lastIndexOf("<TABLE"));
  return opened < 0 || /<\/(?:table|body|html)\s*>/i.test(html.slice(opened));
}

function cutShort(sheets: readonly Sheet[]): readonly Finding[] {
  const sheet = sheets.at(-1);
  const row = sheet?.rows.at(-1);
  const last = row?.at(-1)?.shown;
  if (sheet === undefined || row === undefined || last === undefined) return [];
  const cell = cellAddress(sheet.rows.length - 1, row.length - 1);
  const place = { ...(sheet.name === "" ? {} : { sheet: sheet.name }), cell, row: sheet.rows.length };
  return [finding("file-cut-short", place, { by: "page", last }, { value: last })];
}

function withText(table: OpenTable, { before }: HtmlTag): OpenTable {
  if (table.cell === undefined || before === "") return table;
  return { ...table, cell: { ...table.cell, text: table.cell.text + before.replace(/\s+/g, " ") } };
}

/** The table after a tag; undefined where the tag closes it. */
function step(table: OpenTable, tag: HtmlTag, budget: Budget): OpenTable | undefined {
  const { name, closes } = tag;
  if (name === "" || (name === "table" && closes)) {
    closeCell(table);
    return undefined;
  }
  if (name === "tr") return { ...closeCell(table), row: table.row + (closes ? 0 : 1), column: 0 };
  if (name === "td" || name === "th") return closes ? closeCell(table) : openCell(closeCell(table), tag, budget);
  if (BREAKS.has(name) && table.cell !== undefined && (name === "br" || closes)) {
    return { ...table, cell: { ...table.cell, text: `${table.cell.text}\n` } };
  }
  return table;
}

function closeCell(table: OpenTable): OpenTable {
  if (table.cell === undefined) return table;
  const lines = unescapeHtml(table.cell.text)
    .split("\n")
    .map((line) => line.trim());
  table.grid.put(table.row, table.cell.column, textCell(lines.join("\n").trim()));
  return { ...table, cell: undefined };
}

function openCell(table: OpenTable, { attributes }: HtmlTag, budget: Budget): OpenTable {
  const row = Math.max(table.row, 0);
  let { column } = table;
  for (; (table.free.get(column) ?? 0) > row; column += 1) budget.passed(1);
  const columns = span(attributes, "colspan", MOST_COLUMNS_SPANNED);
  const rows = span(attributes, "rowspan", MOST_ROWS_SPANNED);
  if (columns * rows > 1) {
    table.grid.merge({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  }
  if (rows > 1) {
    budget.passed(columns);
    for (let at = column; at < column + columns; at += 1) table.free.set(at, row + rows);
  }
  return { ...table, row, column: column + columns, cell: { column, text: "" } };
}

function span(attributes: string, name: string, most: number): number {
  const match = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, "i").exec(attributes);
  return Math.min(Math.max(Number(match?.[1] ?? 1), 1), most);
}
