import type { Column } from "../../collections/columns.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Cell } from "../decode/workbook.ts";
import { categoryReader } from "../normalise/read-category.ts";
import { readDate } from "../normalise/read-date.ts";
import { readMonth } from "../normalise/read-month.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import type { Below } from "./authority-column.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";

/** What the cells below a header say of it: that they may be a column's, that they are of its kind, or neither. */
export type Content = "no" | "maybe" | "yes";

/** Cells looked at, and part of them that must be of the kind asked for. */
const SAMPLE = 60;
const ROWS = 400;
/** With so many cells seen, an empty row ends the table: another may stand below. */
const ENOUGH = 3;
const MOST = 0.8;
/** Sums of money that are round show no pence; so many must, or a sign of pounds. */
const SOME = 0.4;
const MONEY = /\u00a3|\d\.\d{1,2}(?!\d)/;

/** What was told of the columns below a header, by kind: a table has many columns of one kind. */
const toldOf = rememberBy((_: Below) => new Map<string, Content>());

/** Tells whether the cells below a header are what a column asks for. A column of blank cells may be anything. */
export function columnContent(column: Column, index: number, below: Below): Content {
  if (column.kind === "category") return contentOf(column, index, below);
  const told = toldOf(below);
  const key = `${column.kind} ${index}`;
  const content = told.get(key) ?? contentOf(column, index, below);
  told.set(key, content);
  return content;
}

function contentOf(column: Column, index: number, below: Below): Content {
  const cells = columnCells(index, below);
  if (cells.length === 0) return "maybe";
  const part = (test: (cell: Cell) => boolean) => cells.filter(test).length / cells.length;
  if (column.kind === "authority") {
    return graded(part((cell) => below.context.authority(cellText(cell)).kind !== "unknown"));
  }
  if (column.kind === "category") {
    const read = categoryReader(column);
    return graded(part((cell) => read(cellText(cell)) !== undefined));
  }
  if (column.kind === "date" || column.kind === "month") return datesContent(column.kind, part, below);
  if (column.kind === "text") return part((cell) => cell.kind === "text") >= MOST ? "maybe" : "no";
  const { kind } = column;
  if (part((cell) => isNumber(cell, kind)) < MOST) return "no";
  return kind !== "amount" || part((cell) => MONEY.test(cell.shown)) >= SOME ? "yes" : "maybe";
}

function graded(part: number): Content {
  return part >= MOST ? "yes" : "no";
}

function datesContent(
  kind: "date" | "month",
  part: (test: (cell: Cell) => boolean) => number,
  { context: { period } }: Below,
): Content {
  const isDay = (cell: Cell) => cell.kind === "date" || (cell.kind === "text" && /\D/.test(cellText(cell)));
  const read = (cell: Cell) =>
    !isDay(cell) ? undefined : kind === "date" ? readDate(cell, "day-first") : readMonth(cell, "day-first");
  if (part((cell) => read(cell) !== undefined) < MOST) return "no";
  const [start, end] = [period.start, period.end].map((day) => (kind === "month" ? day.slice(0, 7) : day));
  const isInside = (day: string | undefined) => day !== undefined && day >= (start ?? "") && day <= (end ?? "");
  return part((cell) => isInside(read(cell)?.slice(0, 10))) >= MOST ? "yes" : "maybe";
}

/** Whole numbers where things are counted; no percentages where they are counted or are money. */
function isNumber(cell: Cell, kind: "count" | "amount" | "rate"): boolean {
  const text = cell.kind === "number" ? String(cell.value) : cellText(cell).replace(/\s*%$/, "");
  const read = cell.kind === "number" || cell.kind === "text" ? readNumberText(text) : undefined;
  if (read === undefined) return cell.kind === "text" && /^[^\p{L}\d]{1,3}$/u.test(text);
  const isPercent = cellText(cell).includes("%");
  if (kind === "count") return !isPercent && /^\d+(?:\.0*)?$/.test(read) && !/[\u00a3$\u20ac]/.test(cellText(cell));
  return kind === "rate" || !isPercent;
}

/** The first cells below a header that hold something. */
export function columnCells(index: number, { sheet, below }: Below): Cell[] {
  const cells: Cell[] = [];
  const end = Math.min(sheet.rows.length, below + 1 + ROWS);
  for (let row = below + 1; row < end && cells.length < SAMPLE; row += 1) {
    if (cells.length >= ENOUGH && (sheet.rows[row] ?? []).every(isBlank)) break;
    const cell = cellAt(sheet, row, index);
    if (cell !== undefined && !isBlank(cell)) cells.push(cell);
  }
  return cells;
}
