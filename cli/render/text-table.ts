import { lengthOf, wrapText } from "./wrap-text.ts";

export interface TextColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

export interface TextTable {
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly string[])[];
}

const GAP = 2;
/** A column is not made narrower than this, nor than its content. */
const NARROWEST = 8;

/**
 * Lays a table out in lines of at most `width` characters: the widest columns are narrowed and their
 * cells wrapped. A table with more columns than fit is written a row at a time, a line a column.
 */
export function textTable(table: TextTable, width: number): string[] {
  const widths = fitWidths(table, width);
  if (widths === undefined) return table.rows.flatMap((row, index) => record(table, row, { index, width }));
  const titles = table.columns.map(({ title }) => title);
  const rule = widths.map((columnWidth) => "-".repeat(columnWidth)).join(" ".repeat(GAP));
  const [head, body] = [layOut(table, titles, widths), table.rows.flatMap((row) => layOut(table, row, widths))];
  return [...head, rule, ...body];
}

function fitWidths({ columns, rows }: TextTable, width: number): number[] | undefined {
  const natural = columns.map(({ title }, index) =>
    Math.max(1, lengthOf(title), ...rows.map((row) => longestLine(row[index] ?? ""))),
  );
  const room = width - GAP * (columns.length - 1);
  const least = natural.map((one) => Math.min(one, NARROWEST));
  if (sum(least) > room) return undefined;
  return narrow(natural, room);
}

/** Takes from the widest until all fit: the smallest common ceiling is what the widest are cut to. */
function narrow(natural: readonly number[], room: number): number[] {
  let widths = [...natural];
  while (sum(widths) > room) {
    const widest = Math.max(...widths);
    const others = widths.filter((one) => one < widest);
    const count = widths.length - others.length;
    const target = Math.max(Math.floor((room - sum(others)) / count), ...others, NARROWEST);
    const next = Math.max(NARROWEST, target < widest ? target : widest - 1);
    widths = widths.map((one) => (one === widest ? next : one));
  }
  return widths;
}

function layOut({ columns }: TextTable, cells: readonly string[], widths: readonly number[]): string[] {
  const wrapped = widths.map((width, index) => wrapText(cells[index] ?? "", width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, index) => pad(wrapped[index]?.[line] ?? "", width, columns[index]?.align))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

function record(table: TextTable, row: readonly string[], at: { index: number; width: number }): string[] {
  const label = Math.min(Math.max(...table.columns.map(({ title }) => lengthOf(title))), Math.floor(at.width / 2));
  const two: TextTable = { columns: [{ title: "" }, { title: "" }], rows: [] };
  const widths = [label, at.width - label - GAP];
  const lines = table.columns.flatMap(({ title }, index) => layOut(two, [title, row[index] ?? ""], widths));
  return [`Row ${at.index + 1}`, ...lines, ""];
}

function pad(text: string, width: number, align: TextColumn["align"]): string {
  const space = " ".repeat(Math.max(0, width - lengthOf(text)));
  return align === "right" ? space + text : text + space;
}

function longestLine(text: string): number {
  return Math.max(...text.split("\n").map(lengthOf));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
