import type { Table } from "../../collections/define-collection.ts";
import { readDate } from "../normalise/read-date.ts";
import { readMonth } from "../normalise/read-month.ts";
import type { Below } from "./authority-column.ts";
import { columnCells } from "./column-content.ts";
import type { Edge } from "./column-edges.ts";

/**
 * The edges without those that lead to months, `Sep-14`, where a list may be without days: it then has none, which is said, and that a
 * month is another is asked about as where a list has no days. Not where one cell is a day.
 */
export function withoutMonths({ columns, keyless }: Table, edges: readonly Edge[], below: Below): readonly Edge[] {
  if (keyless !== true) return edges;
  return edges.filter(({ column, header, confirmed }) => {
    const { kind, required, ifAbsent } = columns[column] ?? {};
    const isOpen = kind === "date" && required === false && ifAbsent !== undefined && confirmed !== true;
    if (!isOpen) return true;
    const cells = columnCells(header.index, below);
    const areMonths = cells.every(
      (cell) => readMonth(cell, "day-first") !== undefined && readDate(cell, "day-first") === undefined,
    );
    return cells.length === 0 || !areMonths;
  });
}
