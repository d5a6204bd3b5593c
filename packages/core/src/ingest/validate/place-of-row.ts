import type { Row } from "../normalise/normalised.ts";
import { placeOf } from "./place-of.ts";
import type { TableInCheck } from "./return-in-check.ts";
import { keyColumns } from "./row-key.ts";

/** A row is pointed at by the first cell of its key, or by its first cell where it has none. */
export function placeOfRow({ id, definition }: TableInCheck, row: Row) {
  const candidates = [...keyColumns(definition), ...Object.keys(definition.columns)];
  const column = candidates.find((one) => (row.values[one]?.cell ?? "") !== "");
  return column === undefined ? { sheet: row.sheet, row: row.row, table: id } : placeOf(id, row, column);
}
